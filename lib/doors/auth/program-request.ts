import { z } from "zod";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { namedOrganization } from "../api/named-organization.ts";
import { JSON_TYPES, readSmallJson } from "../guest/answer.ts";
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

/** JSON:API's clothes of a form; the bare object will do as well. */
const clothed = z.strictObject({
  data: z.strictObject({ type: z.literal("credentials"), attributes: z.unknown() }),
});

/**
 * Reads what a program posts to sign in, renew or sign out, and finds the organization that it
 * names by the host, or in `X-Organization` on the dashboard's. No cookie is looked at.
 * @throws NotFound without the wall's stamp; Invalid, TooLarge for the form; OrganizationRequired
 * where nothing names one.
 */
export async function programRequest<Form>(
  request: Request,
  schema: z.ZodType<Form>,
): Promise<ProgramRequest<Form>> {
  const { headers } = request;
  const stamp = await requireStamp(headers, { surface: "open-api", method: "POST" });
  const raw = await readSmallJson(request, JSON_TYPES);
  const found = clothed.safeParse(raw);
  const form = parseInput(schema, found.success ? found.data.data.attributes : raw);
  const organization = await namedOrganization(stamp.host, headers.get("x-organization"));
  return {
    form,
    // @NOTE An organization that does not exist is refused as late, and in the same words, as a
    // password that is wrong: names of customers are not for guessing.
    organizationId: organization?.id ?? newId<OrganizationId>(),
    requestId: stamp.requestId,
    address: headers.get("x-gatehouse-address") ?? "",
    userAgent: headers.get("user-agent") ?? "",
  };
}
