/** RFC 6266: a file to be saved, under its name for who understands it and a plain one for the others. */
export function contentDisposition(name: string, plainName?: string): string {
  const plain = plainName === undefined ? '' : ` filename="${plainName}";`;
  return `attachment;${plain} filename*=UTF-8''${encoded(name)}`;
}

/** RFC 5987: percent-encoded UTF-8, of which encodeURIComponent leaves a few characters too many as they are. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
