const texts = new WeakMap<Response, string>();

/**
 * A response whose body is one text, which is remembered beside it: a server of our own can then send it
 * without reading it back out of a stream.
 */
export function textResponse(text: string, init: ResponseInit): Response {
  const response = new Response(text, init);
  texts.set(response, text);
  return response;
}

/** The text of a response that `textResponse` made; undefined for any other. */
export const textOf = (response: Response): string | undefined => texts.get(response);

/** The same response with headers of its own, to which others can be added. */
export function ownResponse(given: Response): Response {
  const text = textOf(given);
  return text === undefined ? new Response(given.body, given) : textResponse(text, given);
}
