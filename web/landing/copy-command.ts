/** Makes each copy button put its command on the clipboard; where the browser forbids that, it selects the text. */
export function enableCopying(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('.command .copy')) {
    button.addEventListener('click', () => void copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const code = button.parentElement?.querySelector('code');
  if (!code) return;
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = '已复制';
  } catch {
    getSelection()?.selectAllChildren(code);
    button.textContent = '已选中';
  }
  setTimeout(() => (button.textContent = '复制'), 2_000);
}
