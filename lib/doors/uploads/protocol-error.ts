import { Conflict, GatehouseError, NotFound, TooLarge } from "@/lib/kernel/errors.ts";
import { BadHeader } from "@/lib/kernel/request-errors.ts";

/** What the library of the protocol throws is no error, but a status and a text. */
type Told = { readonly status_code: number; readonly body: string };

/** A failure of the protocol's library as the house speaks of it; any other is itself. */
export function protocolError(failure: unknown): unknown {
  if (failure instanceof GatehouseError || !isTold(failure)) return failure;
  switch (failure.status_code) {
    case 404:
    case 410:
      return new NotFound("This upload is not there, or no longer.");
    case 409:
      return new Conflict("Upload-Offset is not where the upload stands. Ask for it with HEAD.");
    case 412:
      return new BadHeader("Tus-Resumable", "Speak version 1.0.0 of the protocol.");
    case 413:
      return new TooLarge("The part goes beyond the length that the upload was begun with.");
    case 400:
    case 403:
      return new BadHeader(headerIn(failure), "It is missing, or not as the protocol has it.");
    default:
      return new Error(failure.body);
  }
}

const isTold = (failure: unknown): failure is Told =>
  typeof failure === "object" && failure !== null && "status_code" in failure;

const headerIn = ({ body }: Told): string =>
  /Upload-[A-Z][a-z]+|Content-Type/i.exec(body)?.[0] ?? "Tus-Resumable";
