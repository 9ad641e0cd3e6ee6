import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32 } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { createAsset } from "@/lib/media/assets/create-asset.ts";
import { deleteAsset } from "@/lib/media/assets/delete-asset.ts";
import { mediaStorage } from "@/lib/media/storage/media-storage.ts";
import { sweepBytes } from "@/lib/media/storage/sweep-bytes.ts";
import { sweepStorage } from "@/lib/media/storage/sweep-storage.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdPermissions } from "../../support/hold-permissions.ts";
import { begin, cutOff, part, send, tus } from "../../support/media-uploads.ts";
import { joined } from "../../support/shop.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const directory = mkdtempSync(path.join(tmpdir(), "gatehouse-media-"));
process.env["MEDIA_DIRECTORY"] = directory;
process.env["MEDIA_ORGANIZATION_MB"] = "16";
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const database = useDatabase();
const world = useTwoOrganizations(database);

const bytes = (text: string) => new TextEncoder().encode(text);
const picture = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: "#0a7" } });

/** A small file that says of itself that it has ten thousand million pixels. */
async function bomb(): Promise<Buffer> {
  const image = await picture().png().toBuffer();
  image.writeUInt32BE(100_000, 16);
  image.writeUInt32BE(100_000, 20);
  image.writeUInt32BE(crc32(image.subarray(12, 29)), 29);
  return image;
}

const kept = async (id: string) =>
  (await ask(database().superUrl, "SELECT * FROM assets WHERE id = $1", [id]))[0];

const keep = (who: MemberPrincipal, upload: string) =>
  runUseCase(createAsset, { upload }, callerOf(who));

let sender: MemberPrincipal;

beforeAll(async () => {
  const { acme } = world();
  sender = await joined(database().superUrl, { id: acme.id, name: "sina", roles: [] });
  await holdPermissions(database(), sender, [{ collection: "assets", action: "create" }]);
});

describe("an upload", () => {
  test("comes in parts, goes on where it stopped, and becomes a file once", async () => {
    const { globex, acme } = world();
    const whole = await picture().jpeg().toBuffer();
    const begun = await begin(sender, whole.length, {
      filename: `Ünser\u0001Haus\u0002${"s".repeat(180)}.html`,
    });
    expect(begun.status).toBe(201);
    const at = begun.headers.get("location") ?? "";
    expect(at).toMatch(/^\/api\/uploads\/asset\/[0-9a-f-]{36}$/);
    const id = at.split("/").at(-1) ?? "";
    await expect(keep(sender, id)).rejects.toThrow(NotFound);
    expect((await part(sender, at, [0, whole.subarray(0, 100)])).status).toBe(204);
    expect((await part(sender, at, [0, whole.subarray(0, 100)])).status).toBe(409);
    for (const other of [acme.admin, globex.admin]) {
      expect((await tus(other, at, { method: "HEAD" })).status).toBe(404);
      expect((await part(other, at, [100, whole.subarray(100)])).status).toBe(404);
      expect((await tus(other, at, { method: "DELETE" })).status).toBe(404);
      await expect(keep(other, id)).rejects.toThrow(NotFound);
    }
    const stood = await tus(sender, at, { method: "HEAD" });
    expect(stood.headers.get("upload-offset")).toBe("100");
    expect((await part(sender, at, [100, whole.subarray(100)])).status).toBe(204);
    expect((await tus(sender, at, { method: "HEAD" })).headers.get("upload-offset")).toBe(
      String(whole.length),
    );
    const tried = await Promise.allSettled(Array.from({ length: 50 }, () => keep(sender, id)));
    const made = tried.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(made).toHaveLength(1);
    const [asset] = made;
    expect(asset?.filename).toBe(`Ünser-Haus-${"s".repeat(180)}.jpg`);
    expect(await kept(asset?.id ?? "")).toMatchObject({
      media_type: "image/jpeg",
      width: 40,
      height: 20,
    });
  });

  test("is written by one of fifty who send the same part at once", async () => {
    const body = bytes("x".repeat(5_000));
    const begun = await begin(sender, 10_000);
    const at = begun.headers.get("location") ?? "";
    const sent = await Promise.all(Array.from({ length: 50 }, () => part(sender, at, [0, body])));
    const statuses = sent.map(({ status }) => status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect(statuses.every((status) => [204, 409, 423].includes(status))).toBe(true);
    const stood = await tus(sender, at, { method: "HEAD" });
    expect(stood.headers.get("upload-offset")).toBe("5000");
    expect((await tus(sender, at, { method: "DELETE" })).status).toBe(204);
    expect((await tus(sender, at, { method: "HEAD" })).status).toBe(404);
  });

  test("is gone on with at once by a newer request, whatever became of the older one", async () => {
    const begun = await begin(sender, 10);
    const at = begun.headers.get("location") ?? "";
    const silent = cutOff(sender, at, { came: "123", end: "never" });
    await expect.poll(() => silent.wasRead()).toBe(true);
    expect((await part(sender, at, [0, bytes("12345")])).status).toBe(204);
    expect((await silent.answer).status).toBe(423);
    expect((await part(sender, at, [0, bytes("12345")])).status).toBe(409);
    await cutOff(sender, at, { came: "67", end: "broken", offset: 5 }).answer;
    const stood = await tus(sender, at, { method: "HEAD" });
    expect(stood.headers.get("upload-offset")).toBe("7");
    await tus(sender, at, { method: "DELETE" });
  });

  test("of which the last byte came and nothing more is finished by whoever asks, once", async () => {
    const { acme } = world();
    const body = bytes("all there");
    const begun = await begin(acme.admin, body.length, { filename: "there.txt" });
    const at = begun.headers.get("location") ?? "";
    const id = at.split("/").at(-1) ?? "";
    writeFileSync(path.join(directory, "staging", acme.id, id), body);
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => tus(acme.admin, at, { method: "HEAD" })),
    );
    expect(asked.map(({ status }) => status)).toEqual(Array<number>(8).fill(200));
    const asset = await keep(acme.admin, id);
    expect(await kept(asset.id)).toMatchObject({
      filename: "there.txt",
      size: String(body.length),
    });
  });

  test("takes the permission, when it begins and when it is taken", async () => {
    const { acme } = world();
    expect((await begin(acme.nobody, 10)).status).toBe(404);
    expect((await begin(acme.suspended, 10)).status).toBe(401);
    expect((await begin(sender, 10, { purpose: "import" })).status).toBe(403);
    expect((await begin(sender, 10, { purpose: "everything" })).status).toBe(400);
    const { id } = await send(sender, bytes("late"));
    await holdPermissions(database(), sender, []);
    await expect(keep(sender, id)).rejects.toThrow(NotFound);
    await holdPermissions(database(), sender, [{ collection: "assets", action: "create" }]);
    await keep(sender, id);
  });

  test("keeps to its length, to parts that hosts let through, and to the room there is", async () => {
    expect((await begin(sender, 2 ** 40)).status).toBe(413);
    const tried = await Promise.all(Array.from({ length: 12 }, () => begin(sender, 3 * 1_048_576)));
    const begun = tried.filter(({ status }) => status === 201);
    expect(begun.length).toBeLessThanOrEqual(5);
    expect(tried.filter(({ status }) => status === 507).length).toBe(12 - begun.length);
    const at = begun[0]?.headers.get("location") ?? "";
    const large = new Uint8Array(4 * 1_048_576 + 1);
    expect((await part(sender, at, [0, large])).status).toBe(413);
    for (const { headers } of begun) {
      await tus(sender, headers.get("location") ?? "", { method: "DELETE" });
    }
    const short = await begin(sender, 3);
    const place = short.headers.get("location") ?? "";
    expect((await part(sender, place, [0, bytes("four")])).status).toBe(413);
  });

  test("takes room only until it ends, from one person twenty at most", async () => {
    const { acme } = world();
    const end = (at: string) => tus(acme.admin, at, { method: "DELETE" });
    const tried: Response[] = [];
    for (let count = 0; count < 21; count += 1) tried.push(await begin(acme.admin, 1));
    expect(tried.map(({ status }) => status)).toEqual([...Array<number>(20).fill(201), 507]);
    expect((await begin(sender, 1)).status).toBe(201);
    const past = "UPDATE uploads SET length = 1e9, expires_at = now() - interval '1 second'";
    await ask(database().superUrl, `${past} WHERE organization_id = $1`, [acme.id]);
    const again = await begin(acme.admin, 1_048_576);
    expect(again.status).toBe(201);
    await end(again.headers.get("location") ?? "");
  });

  test("to import is no larger than an import, from whoever may create something", async () => {
    const { acme, globex } = world();
    const purpose = { purpose: "import" };
    const begun = await begin(acme.admin, 10, purpose);
    expect(begun.status).toBe(201);
    await tus(acme.admin, begun.headers.get("location") ?? "", { method: "DELETE" });
    expect((await begin(acme.admin, 200_000_001, purpose)).status).toBe(413);
    expect((await begin(globex.nobody, 10, purpose)).status).toBe(403);
  });
});

describe("what a file is", () => {
  test.each([
    ["a.png", "GIF89a\x01\x00\x01\x00\x00\x00\x00<script>alert(1)</script>", "damaged"],
    ["a.jpg", "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "image/svg+xml"],
    ["a.jpg", "\n <!-- x --><html><script>1</script>", "text/html"],
    ["a.txt", "<?xml version='1.0'?><x/>", "application/xml"],
    ["a.html", "Plain, with <b>marks</b> in it", "text/plain"],
    ["a.csv", "name,says\nx,<script>", "text/csv"],
    ["a.exe", "\x00\x01\x02nothing", "application/octet-stream"],
  ])("is told by its bytes: %s is %s", async (filename, content, told) => {
    const { id, detail } = await send(sender, bytes(content), { filename });
    if (told === "damaged") return expect(detail).toContain("damaged");
    const asset = await keep(sender, id);
    return expect((await kept(asset.id))?.["media_type"]).toBe(told);
  });

  test("is refused where an image is cut off or has more pixels than can be shown", async () => {
    const whole = await picture(400, 400).jpeg().toBuffer();
    const cut = await send(sender, whole.subarray(0, whole.length - 300));
    expect([cut.status, cut.detail]).toEqual([422, "This image is damaged: it cannot be shown."]);
    const refused = await send(sender, await bomb());
    expect([refused.status, refused.detail]).toEqual([
      413,
      "This image has more pixels than can be shown.",
    ]);
    await expect(keep(sender, refused.id)).rejects.toThrow(NotFound);
  });

  test("is as an image is looked at: turned as its orientation says", async () => {
    const turned = await picture(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { id } = await send(sender, turned);
    expect(await kept((await keep(sender, id)).id)).toMatchObject({ width: 20, height: 40 });
  });
});

describe("bytes", () => {
  const stored = async () => {
    const all = [];
    for await (const file of mediaStorage().list()) all.push(file);
    return all;
  };

  test("lie once in an organization, apart from another's, and go with the last file", async () => {
    const { acme, globex } = world();
    const body = bytes("the same in both");
    const first = await keep(sender, (await send(sender, body)).id);
    const second = await keep(acme.admin, (await send(acme.admin, body)).id);
    const theirs = await keep(globex.admin, (await send(globex.admin, body)).id);
    const { digest = "" } = (await kept(theirs.id)) as { digest?: string };
    const places = async () =>
      (await stored()).filter((one) => one.digest === digest).map((one) => one.organizationId);
    expect(new Set(await places())).toEqual(new Set([acme.id, globex.id]));
    const sweep = () =>
      runUseCase(
        sweepBytes,
        { digest },
        callerOf({ kind: "system", organizationId: acme.id, purpose: "media" }),
      );
    await runUseCase(deleteAsset, { id: first.id }, callerOf(acme.admin));
    expect(await sweep()).toBe(false);
    await runUseCase(deleteAsset, { id: second.id }, callerOf(acme.admin));
    expect(await sweep()).toBe(true);
    expect(await places()).toEqual([globex.id]);
  });

  test("that no file came to are swept away in time, and no file is without its bytes", async () => {
    const { acme } = world();
    const body = bytes("left behind");
    const left = await send(acme.admin, body);
    const day = 86_400_000;
    await sweepStorage(Date.now() + day);
    const asset = await keep(acme.admin, left.id);
    expect(await kept(asset.id)).toBeDefined();
    const again = await send(acme.admin, bytes("left behind for good"));
    await ask(database().superUrl, "DELETE FROM uploads WHERE id = $1", [again.id]);
    const swept = await sweepStorage(Date.now() + 3 * day);
    expect(swept.files).toBeGreaterThan(0);
    const rows = await ask(database().superUrl, "SELECT organization_id, digest FROM assets");
    for (const { organization_id: organizationId, digest } of rows as Row[]) {
      expect(await mediaStorage().sizeOf({ organizationId, digest })).not.toBeNull();
    }
    const gone = await send(acme.admin, bytes("swept before it is kept"));
    await sweepStorage(Date.now() + 3 * day);
    await expect(keep(acme.admin, gone.id)).rejects.toThrow("Send it again");
    expect(readdirSync(path.join(directory, "staging"), { recursive: true }).length).toBeLessThan(
      9,
    );
  });
});

type Row = Parameters<ReturnType<typeof mediaStorage>["sizeOf"]>[0] & { organization_id: never };
