/** What stands in a search box, and what it knows of the address that it searches by. */
export type SearchBox = {
  readonly words: string;
  /** What the address said last. */
  readonly known: string;
  /** What the box sent, the oldest first, and the address did not say yet. */
  readonly sent: readonly string[];
};

/**
 * The box at an address: its words become those of the address, unless the box sent them itself; then
 * somebody may have typed on since. The same box where the address says nothing new.
 */
export function boxAt(box: SearchBox, address: string): SearchBox {
  if (address === box.known) return box;
  const at = box.sent.lastIndexOf(address);
  if (at === -1) return { words: address, known: address, sent: [] };
  return { ...box, known: address, sent: box.sent.slice(at + 1) };
}

/**
 * The box after its words are sent; the same box where there is nothing new to send.
 * @NOTE What was sent need not arrive: whoever goes elsewhere meanwhile comes before it.
 */
export function sentFrom(box: SearchBox, { pending }: { readonly pending: boolean }): SearchBox {
  const sought = box.words.trim();
  const last = pending ? box.sent.at(-1) : undefined;
  return sought === (last ?? box.known) ? box : { ...box, sent: [...box.sent, sought] };
}
