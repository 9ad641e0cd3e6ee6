import { describe, expect, test } from "vitest";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { usageBuffer } from "@/lib/usage/usage-buffer.ts";

const acme = newId<OrganizationId>();
const globex = newId<OrganizationId>();
const domainId = newId();
const NOON = Date.UTC(2030, 0, 1, 12);

describe("the buffer of usage", () => {
  test("counts by organization, domain and hour, and what came of the requests", () => {
    const buffer = usageBuffer();
    buffer.add({ organizationId: acme, domainId, outcome: "answered" }, NOON + 1);
    buffer.add({ organizationId: acme, domainId, outcome: "limited" }, NOON + 9);
    buffer.add({ organizationId: acme, domainId, outcome: "failed" }, NOON + 5);
    buffer.add({ organizationId: acme, domainId, outcome: "answered" }, NOON - 1);
    buffer.add({ organizationId: globex, domainId, outcome: "answered" }, NOON);
    const taken = buffer.take();
    expect(taken.get(acme)).toEqual([
      { domainId, hour: NOON, requests: 3, limited: 1, failed: 1, lastAt: NOON + 9 },
      { domainId, hour: NOON - 3_600_000, requests: 1, limited: 0, failed: 0, lastAt: NOON - 1 },
    ]);
    expect(taken.get(globex)).toHaveLength(1);
  });

  test("is empty after it was taken, and whole again after it was put back", () => {
    const buffer = usageBuffer();
    buffer.add({ organizationId: acme, domainId, outcome: "answered" }, NOON);
    const counts = buffer.take().get(acme) ?? [];
    expect(buffer.isEmpty()).toBe(true);
    buffer.add({ organizationId: acme, domainId, outcome: "failed" }, NOON + 1);
    buffer.putBack(acme, counts);
    expect(buffer.take().get(acme)).toEqual([
      { domainId, hour: NOON, requests: 2, limited: 0, failed: 1, lastAt: NOON + 1 },
    ]);
  });

  test("has an end while nobody takes from it, and still counts what it knows", () => {
    const buffer = usageBuffer();
    for (let index = 0; index < 20_005; index += 1) {
      buffer.add({ organizationId: acme, domainId: `${index}`, outcome: "answered" }, NOON);
    }
    buffer.add({ organizationId: acme, domainId: "7", outcome: "answered" }, NOON);
    const counts = buffer.take().get(acme) ?? [];
    expect(counts).toHaveLength(20_000);
    expect(counts[7]?.requests).toBe(2);
  });
});
