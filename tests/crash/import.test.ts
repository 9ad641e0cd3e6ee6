import { createHash, randomInt } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { closeDatabase } from "@/lib/db/client.ts";
import { mediaStorage } from "@/lib/media/storage/media-storage.ts";
import { rowsOf } from "../support/attack/rows.ts";
import { buildHouse, foundOrganization, type House } from "./house.ts";
import { bringInWebsite, whatCameIn } from "./import-order.ts";
import { importFaults } from "./import-faults.ts";
import { startMortal, type Mortal } from "./mortal-process.ts";
import { oldWebsite, type OldWebsite } from "./old-website.ts";
import { chanceOf } from "./randomness.ts";
import { newSent, sendFiles } from "./sender.ts";

const SEED = Number(process.env["CRASH_SEED"] ?? randomInt(2 ** 31));
/** Half of the deaths meet uploads, half of them imports. */
const MOMENTS = Math.ceil(Number(process.env["CRASH_MOMENTS"] ?? "6") / 2);
/** Deaths that one import meets at most: then another one is ordered. */
const EACH = 6;
const SENDERS = 2;

let house: House;
let site: OldWebsite;
let mortal: Mortal;
const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-import-crash-"));
const onExit: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];

beforeAll(async () => {
  site = await oldWebsite();
  onExit.push(site.end);
  const settings = { MEDIA_DIRECTORY: folder, OUTBOUND_ALLOW: site.host };
  Object.assign(process.env, settings);
  house = await buildHouse();
  onExit.push(() => house.postgres.destroy(), closeDatabase);
  mortal = await startMortal({ ...house.env, ...settings });
  onExit.push(() => mortal.end());
}, 120_000);

afterAll(async () => {
  for (const undo of onExit.toReversed()) await undo();
}, 60_000);

/** @NOTE A minute that has passed: whoever held a job when it died is known to be dead by then. */
const aMinutePasses = () =>
  rowsOf(
    house.postgres.superUrl,
    `UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '1 minute'
     WHERE locked_at IS NOT NULL`,
    [],
  );

test(
  `what is sent goes on where it stood, whatever the moment of a death (seed ${SEED})`,
  async () => {
    const chance = chanceOf(SEED);
    const sent = newSent();
    const over = new AbortController();
    const senders = Array.from({ length: SENDERS }, (_, at) =>
      sendFiles(mortal.address, chanceOf(SEED + at + 1), { sent, signal: over.signal }),
    );
    const sending = Promise.allSettled(senders);
    for (let moment = 1; moment <= MOMENTS; moment += 1) {
      await sleep(chance.between(10, 500));
      await mortal.killAndReplace();
    }
    over.abort();
    expect((await sending).filter(({ status }) => status === "rejected")).toEqual([]);
    const assets = await rowsOf<Asset>(
      house.postgres.superUrl,
      "SELECT organization_id::text, id::text, digest FROM assets",
      [],
    );
    expect(new Map(assets.map(({ id, digest }) => [id, digest]))).toEqual(sent.files);
    for (const { organization_id: organizationId, digest } of assets) {
      const name = { organizationId, digest };
      const bytes = await mediaStorage().withFile(name, (file) => readFile(file));
      expect(createHash("sha256").update(bytes).digest("hex")).toBe(digest);
    }
    const told = { seed: SEED, deaths: MOMENTS, files: sent.files.size, ...sent.counts };
    process.stdout.write(`${JSON.stringify({ uploads: told })}\n`);
  },
  120_000 + MOMENTS * 10_000,
);

type Asset = {
  readonly organization_id: MemberPrincipal["organizationId"];
  readonly id: string;
  readonly digest: string;
};

test(
  `an import comes to the same end, whatever the moments of deaths (seed ${SEED})`,
  async () => {
    const chance = chanceOf(SEED);
    const { superUrl } = house.postgres;
    const order = async (slug: string) => {
      const who = await foundOrganization(superUrl, slug);
      await bringInWebsite(who, site);
      return whatCameIn(superUrl, who);
    };
    const started = performance.now();
    const undisturbed = await order("undisturbed");
    const takes = Math.ceil(performance.now() - started);
    expect(undisturbed.entries).toHaveLength(61);
    let imports = 0;
    for (let left = MOMENTS; left > 0; imports += 1) {
      const deaths = Math.min(left, EACH);
      left -= deaths;
      const arrived = order(`disturbed-${imports}`);
      arrived.catch(() => undefined); // whoever waits for it hears of it
      for (let moment = 1; moment <= deaths; moment += 1) {
        await sleep(chance.between(10, takes / 4));
        await mortal.killAndReplace(aMinutePasses);
      }
      expect(await arrived).toEqual(undisturbed);
    }
    expect(await importFaults(superUrl)).toEqual([]);
    process.stdout.write(
      `${JSON.stringify({ imports: { seed: SEED, takes, deaths: MOMENTS, imports } })}\n`,
    );
  },
  120_000 + MOMENTS * 15_000,
);
