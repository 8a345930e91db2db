/** Milliseconds before its end at which a token is renewed: it must outlive its way to the hub. */
const margin = 30_000;

export function seemsLive(expiresAt: number): boolean {
  return expiresAt - margin > Date.now();
}
