import { systemClock } from "@/lib/kernel/clock.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { makeStamp, stampHeader, type Surface } from "@/lib/kernel/stamp.ts";

/** A request to the API as a test words it; the host is the dashboard's unless it says otherwise. */
export type ApiAsking = {
  readonly path: string;
  readonly host?: string;
  readonly method?: string;
  readonly surface?: Surface;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whose host it is, where it is one of an organization. */
  readonly organizationId?: OrganizationId;
  /** Where it comes from, as the wall would say. */
  readonly address?: string;
};

export const rootHost = "localhost:3000";
export const hostOf = (slug: string): string => `${slug}.${rootHost}`;

/** A request as the wall lets it through to the doors of the API. */
export async function stampedRequest(asking: ApiAsking): Promise<Request> {
  const { path, host = rootHost, method = "GET", surface = "api", headers, body } = asking;
  const { organizationId = null } = asking;
  const judging = { secret: process.env["GATEHOUSE_SECRET"] ?? "", now: systemClock() };
  const requestId = newId<Parameters<typeof makeStamp>[1]["requestId"]>();
  const said = { requestId, method, host, path, surface, organizationId };
  return new Request(`http://${host}${path}`, {
    method,
    headers: {
      host,
      "x-gatehouse-address": asking.address ?? newAddress(),
      "x-gatehouse-request-id": requestId,
      [stampHeader]: await makeStamp(judging, said),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
}

let addresses = 0;

/** @NOTE Each request from another network, so that limits of tries stay out of other tests' way. */
function newAddress(): string {
  addresses += 1;
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
}
