import type { Page } from 'playwright-core';

/** Notes whatever an offline page must not do: requests and sockets off its origin, errors on its console, exceptions. */
export function watchPage(page: Page, origin: string): readonly string[] {
  const complaints: string[] = [];
  const checkUrl = (url: string): void => {
    const isEmbedded = url.startsWith('data:') || url.startsWith('blob:');
    if (!isEmbedded && new URL(url).host !== new URL(origin).host) complaints.push(`off-origin: ${url}`);
  };
  page.on('request', (request) => checkUrl(request.url()));
  page.on('websocket', (socket) => checkUrl(socket.url()));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  return complaints;
}
