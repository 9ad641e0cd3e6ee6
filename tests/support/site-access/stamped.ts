import { systemClock } from "@/lib/kernel/clock.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { makeStamp, stampHeader, type Surface } from "@/lib/kernel/stamp.ts";
import type { Organization } from "../two-organizations.ts";

export type Stamping = {
  readonly organization: Pick<Organization, "id" | "slug">;
  readonly surface?: Surface;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

/** A request to an organization's host as the wall lets it through. */
export async function stamped(path: string, asked: Stamping): Promise<Request> {
  const { organization, surface = "maintenance", method = "GET", headers, body } = asked;
  const host = `${organization.slug}.localhost:3000`;
  const judging = { secret: process.env["GATEHOUSE_SECRET"] ?? "", now: systemClock() };
  const stamp = await makeStamp(judging, {
    requestId: newId(),
    method,
    host,
    path,
    surface,
    organizationId: organization.id,
  });
  return new Request(`http://${host}${path}`, {
    method,
    headers: { host, "x-gatehouse-address": "192.0.2.1", [stampHeader]: stamp, ...headers },
    ...(body === undefined ? {} : { body }),
  });
}
