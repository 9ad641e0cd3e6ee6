import { GatehouseError } from "./errors.ts";

/** A query parameter that is not known, not readable or not well-formed (400). */
export class BadParameter extends GatehouseError {
  readonly code = "invalid-parameter";
  readonly status = 400;
  readonly title = "Invalid query parameter";
  constructor(parameter: string, detail: string) {
    super(detail, { source: { parameter } });
  }
}

/** A header that is not well-formed (400). */
export class BadHeader extends GatehouseError {
  readonly code = "invalid-header";
  readonly status = 400;
  readonly title = "Invalid header";
  constructor(header: string, detail: string) {
    super(detail, { source: { header } });
  }
}

/** The body is no document that this service reads (400); `pointer` names the broken place. */
export class MalformedBody extends GatehouseError {
  readonly code = "malformed-body";
  readonly status = 400;
  readonly title = "Malformed body";
  constructor(detail: string, pointer?: string) {
    super(detail, pointer === undefined ? {} : { source: { pointer } });
  }
}

/** The address does not accept this method (405); `allow` are those it accepts. */
export class MethodNotAllowed extends GatehouseError {
  readonly code = "method-not-allowed";
  readonly status = 405;
  readonly title = "Method not allowed";
  readonly allow: readonly string[];
  constructor(allow: readonly string[]) {
    super("This address does not accept the method. Allow names those it accepts.");
    this.allow = allow;
  }
}

/** Nothing that the caller accepts is something this service sends (406). */
export class NotAcceptable extends GatehouseError {
  readonly code = "not-acceptable";
  readonly status = 406;
  readonly title = "Not acceptable";
  constructor(sent: readonly string[]) {
    super(`This address answers ${sent.join(" and ")}.`, { source: { header: "Accept" } });
  }
}

/** The body is of a kind that this service does not read (415). */
export class UnsupportedMediaType extends GatehouseError {
  readonly code = "unsupported-media-type";
  readonly status = 415;
  readonly title = "Unsupported media type";
  constructor(detail: string) {
    super(detail, { source: { header: "Content-Type" } });
  }
}

/** A change must name the state it was made from (428, RFC 6585). */
export class PreconditionRequired extends GatehouseError {
  readonly code = "precondition-required";
  readonly status = 428;
  readonly title = "Precondition required";
  constructor() {
    super("Send the entry's ETag as If-Match, so that nobody's change is overwritten.", {
      source: { header: "If-Match" },
    });
  }
}

/** The key stands for another request (422, draft-ietf-httpapi-idempotency-key-header). */
export class IdempotencyKeyReused extends GatehouseError {
  readonly code = "idempotency-key-reused";
  readonly status = 422;
  readonly title = "Idempotency key reused";
  constructor() {
    super("This key was used for another request. Use a new key for each request.", {
      source: { header: "Idempotency-Key" },
    });
  }
}

/** Somebody is at it this very moment (423, RFC 4918 §11.3). */
export class Locked extends GatehouseError {
  readonly code = "locked";
  readonly status = 423;
  readonly title = "Locked";
}

/** There is no room left for what is to be kept (507, RFC 4918 §11.5). */
export class NoRoom extends GatehouseError {
  readonly code = "no-room";
  readonly status = 507;
  readonly title = "No room left";
}
