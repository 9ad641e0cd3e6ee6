import { z } from "zod";
import { findProxyKey } from "@/lib/gates/api/proxy-key.ts";
import { fromUtf8 } from "@/lib/kernel/bytes.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { Invalid, TooLarge } from "@/lib/kernel/errors.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { readBody } from "@/lib/kernel/read-body.ts";
import { MethodNotAllowed } from "@/lib/kernel/request-errors.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { demandSignatures } from "../api/demand-signatures.ts";
import { namedOrganization } from "../api/named-organization.ts";
import { requireStamp } from "../stamp.ts";

/** A program at the door, before anybody knows whose it is. */
export type ProgramRequest<Form> = {
  readonly form: Form;
  /** The organization it names; an id that nobody has where it names none that exists. */
  readonly organizationId: OrganizationId;
  readonly requestId: string;
  readonly address: string;
  readonly userAgent: string;
};

/** A password of at most 1024 characters, or a token; in bytes. */
const MOST_BYTES = 16 * 1024;
const JSON_TYPES = ["application/json", "application/vnd.api+json"];

/** JSON:API's clothes of a form; the bare object will do as well. */
const clothed = z.strictObject({
  data: z.strictObject({ type: z.literal("credentials"), attributes: z.unknown() }),
});

/**
 * Reads what a program posts to sign in, renew or sign out, and finds the organization that it
 * names by the host, or in `X-Organization` on the dashboard's. No cookie is looked at.
 * @param admit throws for whoever is not even looked up.
 * @throws NotFound without the wall's stamp; MethodNotAllowed for anything but POST; Invalid,
 * TooLarge for the form; OrganizationRequired where nothing names one.
 */
export async function programRequest<Form>(
  request: Request,
  schema: z.ZodType<Form>,
  admit: () => void = () => undefined,
): Promise<ProgramRequest<Form>> {
  const { headers } = request;
  const stamp = await requireStamp(headers, { surface: "open-api" });
  if (stamp.method !== "POST") throw new MethodNotAllowed(["POST"]);
  const body = await readBody(request, MOST_BYTES);
  if (body === null) throw new TooLarge("The form is larger than it can be.");
  const form = parseInput(schema, formOf(headers, body));
  admit();
  const organization = await namedOrganization(stamp.host, headers.get("x-organization"));
  const isOpen =
    organization !== null && (await comesByProxy({ request, stamp, body }, organization.id));
  return {
    form,
    // @NOTE An organization that does not exist, or is locked to a proxy that did not sign, is refused
    // as late, and in the same words, as a password that is wrong: names of customers are not for
    // guessing, and passwords are guessed through the proxy or not at all.
    organizationId: isOpen ? organization.id : newId<OrganizationId>(),
    requestId: stamp.requestId,
    address: headers.get("x-gatehouse-address") ?? "",
    userAgent: headers.get("user-agent") ?? "",
  };
}

/** What was posted, with or without JSON:API's clothes. */
function formOf(headers: Headers, body: Uint8Array): unknown {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!JSON_TYPES.includes(type)) throw new Invalid(`Send the form as ${JSON_TYPES.join(" or ")}.`);
  const raw = jsonOf(body);
  const found = clothed.safeParse(raw);
  return found.success ? found.data.data.attributes : raw;
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(body));
  } catch {
    throw new Invalid("The form is no JSON.");
  }
}

type Received = {
  readonly request: Request;
  readonly stamp: Stamp;
  readonly body: Uint8Array<ArrayBuffer>;
};

/** Whether an organization's API is open, or this was signed by the proxy that it is locked to (S-29). */
async function comesByProxy(received: Received, organizationId: OrganizationId): Promise<boolean> {
  const proxyKey = await findProxyKey(organizationId);
  const demands = { organizationId, domainId: "", signingKey: null, proxyKey };
  return demandSignatures(received, demands, systemClock());
}
