/** Where the visitor brings a token: it is kept by this page alone, and goes with every request of every tab. */
export function TokenField({ onToken }: { readonly onToken: (token: string) => void }) {
  return (
    <label>
      访问令牌{' '}
      <input
        type="password"
        autoComplete="off"
        placeholder="粘贴后即生效"
        onChange={(event) => onToken(event.target.value.trim())}
      />
    </label>
  );
}
