import { afterAll, beforeAll, expect, test } from "vitest";
import { acmeRecord, globexRecord } from "../../support/wall/organizations.ts";
import { startWall, type WallUnderTest } from "../../support/wall/wall-under-test.ts";

let wall: WallUnderTest;
beforeAll(async () => {
  wall = await startWall();
  await wall.publish(acmeRecord({ primary: "www.acme.test" }));
  await wall.publish(globexRecord());
});
afterAll(() => wall.stop());

const led = async (host: string, path: string) => {
  const { status, headers } = await wall.ask({ host, path });
  return [status, headers.get("location"), headers.get("cache-control")];
};

test("visitors of the other hosts are led to the primary one, with what they asked for", async () => {
  expect(await led("acme.localhost:3000", "/about?x=1")).toEqual([
    ...[308, "http://www.acme.test:3000/about?x=1", "no-store"],
  ]);
});

test("the primary one shows the website, and no other organization's is led there", async () => {
  expect((await led("www.acme.test:3000", "/about"))[0]).toBe(200);
  const [status, location] = await led("globex.localhost:3000", "/about");
  expect([status, String(location).includes("acme")]).toEqual([307, false]);
});
