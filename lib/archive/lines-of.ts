/** A line that is longer than any row. */
export class LineTooLong extends Error {
  constructor() {
    super("A line is longer than any row can be.");
  }
}

/** The lines of a stream of UTF-8, without their ends. The last one ends, too. @throws LineTooLong. */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let [parts, length]: [Uint8Array[], number] = [[], 0];
  for await (const chunk of stream) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      yield decoder.decode(Buffer.concat([...parts, chunk.subarray(from, end)]));
      [parts, length, from] = [[], 0, end + 1];
    }
    const rest = chunk.subarray(from);
    length += rest.length;
    if (length > longest) throw new LineTooLong();
    if (rest.length > 0) parts.push(rest);
  }
  if (length > 0) throw new Error("The last line does not end.");
}
