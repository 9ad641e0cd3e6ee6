const texts = new WeakMap<Response, string>();

/**
 * A response whose body is one text. Who asks for its body as of any response gets it; a server of our
 * own takes the text (`textOf`) and makes no stream of it.
 */
export function textResponse(text: string, init: ResponseInit): Response {
  const response = new TextResponse(text, init);
  texts.set(response, text);
  return response;
}

/** The text of a response that `textResponse` made; undefined for any other. */
export const textOf = (response: Response): string | undefined => texts.get(response);

/** The same response with headers of its own, to which others can be added. */
export const ownResponse = (given: Response): Response =>
  // @NOTE What `textResponse` made is nobody else's.
  texts.has(given) ? given : new Response(given.body, given);

/** @NOTE Bytes and a stream are made of a text when they are asked for, which takes longer than most answers. */
class TextResponse extends Response {
  readonly #text: string;
  #whole: Response | undefined;

  constructor(text: string, init: ResponseInit) {
    super(null, init);
    this.#text = text;
  }

  get #made(): Response {
    // @NOTE Its headers stay here: copying them takes longer than the text.
    this.#whole ??= new Response(this.#text);
    return this.#whole;
  }

  override get body(): Response["body"] {
    return this.#made.body;
  }
  override get bodyUsed(): boolean {
    return this.#whole?.bodyUsed === true;
  }
  override arrayBuffer(): Promise<ArrayBuffer> {
    return this.#made.arrayBuffer();
  }
  override blob(): Promise<Blob> {
    return new Response(this.body, this).blob();
  }
  override bytes(): ReturnType<Response["bytes"]> {
    return this.#made.bytes();
  }
  override formData(): Promise<FormData> {
    return new Response(this.body, this).formData();
  }
  override json(): Promise<unknown> {
    return this.#made.json();
  }
  override text(): Promise<string> {
    return this.#made.text();
  }
  override clone(): Response {
    return new Response(this.#made.clone().body, this);
  }
}
