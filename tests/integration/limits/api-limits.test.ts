import { describe, expect, test, vi } from "vitest";
import { RateLimited } from "@/lib/kernel/errors.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { counterStore } from "@/lib/tenancy/counter-store.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { limitsOn, ofDomain, outcomesOf, someAddress, times, useStores } from "./limits-world.ts";

const database = useDatabase();
const storeOn = useStores();

describe("a domain's limit", () => {
  test("lets exactly ten of fifty requests at once through", async () => {
    const limits = limitsOn(counterStore);
    const request = ofDomain(10);
    const { passed, refusals } = await outcomesOf(times(50, () => limits.consume(request)));
    expect(passed).toBe(10);
    expect(refusals.every((refusal) => refusal instanceof RateLimited)).toBe(true);
  });

  test("is one for two processes together", async () => {
    const processes = [storeOn(database().appUrl), storeOn(database().appUrl)].map((store) =>
      limitsOn(store),
    );
    const request = ofDomain(10);
    const { passed } = await outcomesOf(
      times(50, (index) => processes[index % 2]!.consume(request)),
    );
    expect(passed).toBe(10);
  });

  test("tells with each answer what is left, and with a refusal how long to wait", async () => {
    const limits = limitsOn(counterStore);
    const request = ofDomain(2);
    const states = [await limits.consume(request), await limits.consume(request)];
    expect(states).toMatchObject([
      { policy: "domain", quota: 2, window: 60, remaining: 1 },
      { policy: "domain", quota: 2, window: 60, remaining: 0 },
    ]);
    const refusal = (await outcomesOf([limits.consume(request)])).refusals[0] as RateLimited;
    expect(refusal.limit).toMatchObject({ policy: "domain", quota: 2, remaining: 0 });
    expect(refusal.retryAfter).toBe(refusal.limit?.reset);
    expect(refusal.retryAfter).toBeGreaterThan(0);
    expect(refusal.retryAfter).toBeLessThanOrEqual(60);
  });

  test("admits requests again when the window has ended", async () => {
    const request = { ...ofDomain(null), domain: null, member: newId() };
    const window = { name: "address", tries: 2, seconds: 2 };
    const limits = limitsOn(counterStore, { address: window });
    const { passed } = await outcomesOf(times(3, () => limits.consume(request)));
    expect(passed).toBeLessThan(3);
    await vi.waitFor(() => limits.consume(request), { timeout: 10_000, interval: 100 });
  });

  test("counts on when it is changed, and a higher one works at once", async () => {
    const limits = limitsOn(counterStore);
    const request = ofDomain(3);
    await outcomesOf(times(4, () => limits.consume(request)));
    const raised = { ...request, domain: { id: request.domain!.id, requestsPerMinute: 20 } };
    expect(await limits.consume(raised)).toMatchObject({ quota: 20, remaining: 15 });
  });

  test("is each organization's own, whatever the id", async () => {
    const limits = limitsOn(counterStore);
    const request = ofDomain(1);
    await limits.consume(request);
    const elsewhere = { ...request, organizationId: newId<OrganizationId>() };
    expect(await limits.consume(elsewhere)).toMatchObject({ policy: "domain", remaining: 0 });
    await expect(limits.consume(request)).rejects.toThrow(RateLimited);
  });

  test("that is none leaves the organization's", async () => {
    const organization = { name: "organization", tries: 30, seconds: 60 };
    const limits = limitsOn(counterStore, { organization });
    const request = ofDomain(null);
    const sibling = { ...request, domain: { id: newId(), requestsPerMinute: null } };
    const { passed, refusals } = await outcomesOf(
      times(50, (index) => limits.consume(index % 2 === 0 ? request : sibling)),
    );
    expect(passed).toBe(30);
    expect(refusals[0]).toMatchObject({ limit: { policy: "organization", quota: 30 } });
  });
});

describe("addresses", () => {
  test("of nobody are counted by /64, more strictly, and use up no organization's share", async () => {
    const organization = { name: "organization", tries: 1, seconds: 60 };
    const anonymous = { name: "anonymous", tries: 5, seconds: 60 };
    const limits = limitsOn(counterStore, { organization, anonymous });
    const address = someAddress();
    const nobody = { ...ofDomain(null), domain: null };
    const { passed } = await outcomesOf(
      times(8, (index) => limits.consume({ ...nobody, address: `${address}${index}` })),
    );
    expect(passed).toBe(5);
    expect(await limits.consume({ ...nobody, address: someAddress() })).toMatchObject({
      policy: "anonymous",
      remaining: 4,
    });
    const member = { ...nobody, member: newId() };
    expect(await limits.consume(member)).toMatchObject({ policy: "organization" });
  });

  test("with many refused credentials wait before the next one is looked at", async () => {
    const refused = { name: "refused", tries: 3, seconds: 60 };
    const limits = limitsOn(counterStore, { refused });
    const address = someAddress();
    for (let tried = 0; tried < 3; tried += 1) {
      await limits.admit(address);
      await limits.noteRefused(address);
    }
    await expect(limits.admit(`${address}23`)).rejects.toThrow(RateLimited);
    await expect(limits.noteRefused(address)).rejects.toThrow(RateLimited);
    await limits.admit(someAddress());
  });

  test("that guess at another process are known here with the next refusal", async () => {
    const refused = { name: "refused", tries: 3, seconds: 60 };
    const here = limitsOn(counterStore, { refused });
    const there = limitsOn(storeOn(database().appUrl), { refused });
    const address = someAddress();
    await outcomesOf(times(4, () => there.noteRefused(address)));
    await here.admit(address);
    await expect(here.noteRefused(address)).rejects.toThrow(RateLimited);
    await expect(here.admit(address)).rejects.toThrow(RateLimited);
  });

  test("are written down nowhere", async () => {
    const limits = limitsOn(counterStore);
    const address = someAddress();
    await limits.consume({ ...ofDomain(null), address, domain: null });
    await limits.noteRefused(address);
    const rows = await ask<{ key: string }>(database().superUrl, "SELECT key FROM rate_limits");
    const block = address.slice(0, address.indexOf("::"));
    expect(rows.filter(({ key }) => key.includes(block))).toEqual([]);
  });
});

describe("what a limit costs", () => {
  test("is one statement a request, however many counters it has", async () => {
    const store = storeOn(database().appUrl);
    const limits = limitsOn(store);
    for (const request of [ofDomain(10), ofDomain(null), { ...ofDomain(1), member: newId() }]) {
      const before = store.statements();
      await limits.consume(request);
      expect(store.statements() - before).toBe(1);
    }
  });

  test("is a few statements for a crowd", async () => {
    const store = storeOn(database().appUrl);
    const limits = limitsOn(store);
    const request = ofDomain(1_000);
    await outcomesOf(times(200, () => limits.consume(request)));
    expect(store.statements()).toBeLessThan(20);
    expect(await limits.consume(request)).toMatchObject({ remaining: 799 });
  });

  test("is nothing for a client that hammers on, who is not counted further", async () => {
    const store = storeOn(database().appUrl);
    const limits = limitsOn(store);
    const request = ofDomain(5);
    let asked = 0;
    const consume = () => limits.consume(request, () => void (asked += 1));
    await outcomesOf(times(6, consume));
    const before = store.statements();
    const { passed } = await outcomesOf(times(100, consume));
    expect({ passed, asked, statements: store.statements() - before }).toEqual({
      passed: 0,
      asked: 6,
      statements: 0,
    });
  });
});

describe("without its store", () => {
  test("a process counts alone, with the same limits", async () => {
    const gone = { query: () => Promise.reject(new Error("out of reach")) };
    const limits = limitsOn(gone);
    const { passed } = await outcomesOf(times(30, () => limits.consume(request)));
    expect(passed).toBe(10);
  });

  const request = ofDomain(10);
});
