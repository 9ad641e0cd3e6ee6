import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entranceDress } from "@/lib/doors/guest/entrance-dress.ts";
import { siteFile } from "@/lib/doors/media/site-file.ts";
import { makeGuestCookie } from "@/lib/gates/guest/verify.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { createAsset } from "@/lib/media/assets/create-asset.ts";
import { updateAsset } from "@/lib/media/assets/update-asset.ts";
import { mediaAddress } from "@/lib/media/media-address.ts";
import { PRESETS, type Preset } from "@/lib/media/presets.ts";
import { DEFAULT_DESIGN } from "@/lib/site-design/default-design.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { hostOf, stampedRequest } from "../../support/api/stamped-request.ts";
import { useDatabase } from "../../support/database.ts";
import { send } from "../../support/media-uploads.ts";
import {
  callerOf,
  setLevel,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const directory = mkdtempSync(path.join(tmpdir(), "gatehouse-media-"));
process.env["MEDIA_DIRECTORY"] = directory;
process.env["MEDIA_VARIANTS_MB"] = "1";
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const database = useDatabase();
const world = useTwoOrganizations(database);

type Asking = { readonly headers?: Record<string, string>; readonly cookie?: string };

/** What a website's door answers, once the wall let the request through. */
async function visit(
  { id: organizationId, slug }: Organization,
  address: string,
  { headers = {}, cookie }: Asking = {},
): Promise<Response> {
  const asked = { path: address, host: hostOf(slug), surface: "media" as const };
  const request = await stampedRequest({ ...asked, organizationId, headers });
  return siteFile(request, {
    get: (name) => (name === "gatehouse.guest" && cookie ? { value: cookie } : undefined),
  });
}

async function added(who: Organization, body: Uint8Array, filename: string): Promise<string> {
  const { id, detail } = await send(who.admin, body, { filename });
  if (detail !== "") throw new Error(detail);
  return (await runUseCase(createAsset, { upload: id }, callerOf(who.admin))).id;
}

const sizeOf = async (answer: Response) => {
  const { width, height, format, exif } = await sharp(await answer.arrayBuffer()).metadata();
  return { size: [width, height], format, hasExif: exif !== undefined };
};

let photo: string;
let whole: Buffer;

beforeAll(async () => {
  const { acme, globex } = world();
  for (const one of [acme, globex]) await setLevel(database().superUrl, one, "public");
  whole = await sharp({ create: { width: 2_000, height: 1_000, channels: 3, background: "#07a" } })
    .withExif({ IFD3: { GPSLatitude: "52/1 0/1 0/1" } })
    .jpeg()
    .toBuffer();
  photo = await added(acme, whole, "photo.jpg");
});

describe("a file on a website", () => {
  test("is sent as it is, in parts, and not again to whoever has it", async () => {
    const { acme } = world();
    const address = mediaAddress({ id: photo, filename: "photo.jpg" });
    const answer = await visit(acme, address);
    const etag = answer.headers.get("etag") ?? "";
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/jpeg",
      "content-length": String(whole.length),
      "cache-control": "public, max-age=600",
      "accept-ranges": "bytes",
    });
    expect(answer.headers.get("content-disposition")).toMatch(/^inline;/);
    expect(Buffer.from(await answer.arrayBuffer()).equals(whole)).toBe(true);
    const part = await visit(acme, address, { headers: { range: "bytes=10-19" } });
    expect([part.status, part.headers.get("content-range")]).toEqual([
      206,
      `bytes 10-19/${whole.length}`,
    ]);
    expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(10, 20))).toBe(true);
    const known = await visit(acme, address, { headers: { "if-none-match": `"x", ${etag}` } });
    expect([known.status, await known.text()]).toEqual([304, ""]);
    const beyond = await visit(acme, address, { headers: { range: "bytes=99999999-" } });
    expect(beyond.status).toBe(416);
    const other = { range: "bytes=0-1", "if-range": '"another"' };
    expect((await visit(acme, address, { headers: other })).status).toBe(200);
  });

  test("is drawn in each preset, in the format that a browser takes, without what a camera wrote", async () => {
    const { acme } = world();
    const shapes: Record<Preset, [number, number]> = {
      thumb: [320, 160],
      small: [640, 320],
      medium: [1_024, 512],
      large: [1_600, 800],
      square: [480, 480],
      social: [1_200, 630],
    };
    for (const preset of Object.keys(PRESETS) as Preset[]) {
      const address = mediaAddress({ id: photo, filename: "photo.jpg" }, preset);
      const answer = await visit(acme, address);
      expect(answer.headers.get("vary")).toBe("Accept");
      expect(await sizeOf(answer)).toEqual({
        ...{ size: shapes[preset], format: "jpeg", hasExif: false },
      });
    }
    const address = mediaAddress({ id: photo, filename: "photo.jpg" }, "thumb");
    const [avif, webp] = await Promise.all(
      ["image/avif", "image/webp"].map((accept) => visit(acme, address, { headers: { accept } })),
    );
    expect(avif?.headers.get("content-type")).toBe("image/avif");
    expect(webp?.headers.get("content-type")).toBe("image/webp");
    expect(avif?.headers.get("etag")).not.toBe(webp?.headers.get("etag"));
  });

  test("is drawn once for fifty who ask at once, and anew around another focal point", async () => {
    const { acme } = world();
    const address = mediaAddress({ id: photo, filename: "photo.jpg" }, "square");
    const answers = await Promise.all(Array.from({ length: 50 }, () => visit(acme, address)));
    // On a busy machine some are told to come again.
    expect(answers.every(({ status }) => status === 200 || status === 503)).toBe(true);
    const sent = answers.filter(({ status }) => status === 200);
    const etags = new Set(sent.map(({ headers }) => headers.get("etag")));
    expect(etags.size).toBe(1);
    await runUseCase(updateAsset, { id: photo, focalX: 0 }, callerOf(acme.admin));
    const moved = await visit(acme, address);
    expect([...etags]).not.toContain(moved.headers.get("etag"));
    const kept = readdirSync(path.join(directory, "variants"), { recursive: true });
    expect(
      kept.filter((name) => String(name).endsWith(".jpeg") && /square/.test(String(name))),
    ).toHaveLength(2);
  });

  test("is not there: of Globex, private, unknown, without such a preset, or no image", async () => {
    const { acme, globex } = world();
    const address = (preset: Preset | null, id = photo) =>
      mediaAddress({ id, filename: "photo.jpg" }, preset);
    for (const preset of [null, ...(Object.keys(PRESETS) as Preset[])]) {
      expect((await visit(globex, address(preset))).status).toBe(404);
      expect((await visit(acme, address(preset, globex.id))).status).toBe(404);
    }
    expect((await visit(acme, `/media/${photo}/huge/photo.jpg`)).status).toBe(404);
    const text = await added(acme, new TextEncoder().encode("Words"), "words.txt");
    expect((await visit(acme, address("thumb", text))).status).toBe(404);
    const change = { id: photo, visibility: "private" };
    await runUseCase(updateAsset, change, callerOf(acme.admin));
    for (const preset of [null, "thumb"] as const) {
      const hidden = await visit(acme, address(preset));
      expect([hidden.status, hidden.headers.get("cache-control")]).toEqual([404, "no-store"]);
    }
    await runUseCase(updateAsset, { ...change, visibility: "public" }, callerOf(acme.admin));
  });

  test("is nobody's on a site with a password but a guest's, who gets it unkept", async () => {
    const { acme, globex } = world();
    const judging = { secret: process.env["GATEHOUSE_SECRET"] ?? "", now: systemClock() };
    const guestOf = ({ id: organizationId, guest }: Organization) =>
      makeGuestCookie(judging, {
        organizationId,
        guestId: guest.kind === "guest" ? guest.guestId : ("" as never),
        passwordVersion: 1,
        epoch: 0,
      });
    await setLevel(database().superUrl, acme, "password");
    const address = mediaAddress({ id: photo, filename: "photo.jpg" }, "thumb");
    expect((await visit(acme, address)).status).toBe(404);
    const theirs = await visit(acme, address, { cookie: await guestOf(globex) });
    expect(theirs.status).toBe(404);
    const seen = await visit(acme, address, { cookie: await guestOf(acme) });
    const beyond = { range: "bytes=99999999-" };
    const refused = await visit(acme, address, { cookie: await guestOf(acme), headers: beyond });
    expect([refused.status, refused.headers.get("cache-control")]).toEqual([
      416,
      "private, no-store",
    ]);
    expect([seen.status, seen.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
    await setLevel(database().superUrl, acme, "private");
    expect((await visit(acme, address, { cookie: await guestOf(acme) })).status).toBe(404);
    await setLevel(database().superUrl, acme, "public");
  });

  test.each([
    ["a.jpg", "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"],
    ["a.png", "<html><script>1</script></html>"],
    ["a.pdf", "%PDF-1.7\n1 0 obj<</JS(app.alert(1))>>"],
  ])("that a browser might run is saved and not shown: %s", async (filename, content) => {
    const { acme } = world();
    const id = await added(acme, new TextEncoder().encode(content), filename);
    const answer = await visit(acme, mediaAddress({ id, filename }));
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(answer.headers.get("content-type")).not.toBe("image/jpeg");
  });

  test("that is a logo comes with the page before a closed website, drawings too, and others' do not", async () => {
    const { acme, globex } = world();
    const drawing = "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>";
    const bytes = (text: string) => new TextEncoder().encode(text);
    const logo = (id: string, at: Organization, filename = "logo.svg") => {
      const design = { ...DEFAULT_DESIGN, logo: mediaAddress({ id, filename }) };
      const system = { kind: "system", organizationId: at.id, purpose: "guest-entry" } as const;
      return entranceDress(design, { ...callerOf(at.admin), principal: system });
    };
    const drawn = await added(acme, bytes(drawing), "logo.svg");
    const encoded = Buffer.from(drawing).toString("base64");
    const shown = `data:image/svg+xml;base64,${encoded}`;
    expect(await logo(drawn, acme)).toMatchObject({ logo: shown });
    expect(await logo(drawn, globex)).toMatchObject({ logo: null });
    expect((await logo(photo, acme, "photo.jpg")).logo).toMatch(/^data:image\/webp;base64,/);
    const large = await added(acme, bytes(drawing.padEnd(60_001)), "large.svg");
    expect(await logo(large, acme)).toMatchObject({ logo: null });
    const page = await added(acme, bytes("<html><script>1</script></html>"), "page.svg");
    expect(await logo(page, acme)).toMatchObject({ logo: null });
    await runUseCase(updateAsset, { id: drawn, visibility: "private" }, callerOf(acme.admin));
    expect(await logo(drawn, acme)).toMatchObject({ logo: null });
  });

  test("in other sizes takes no more room than it may", async () => {
    const { acme } = world();
    const noise = Buffer.from(Array.from({ length: 700 * 700 * 3 }, (_, at) => (at * 7_919) % 251));
    const images = await Promise.all(
      [1, 2, 3].map((blur) =>
        sharp(noise, { raw: { width: 700, height: 700, channels: 3 } })
          .modulate({ hue: blur * 40 })
          .png()
          .toBuffer(),
      ),
    );
    for (const image of images) {
      const id = await added(acme, image, "noise.png");
      for (const preset of ["small", "square"] as const) {
        const answer = await visit(acme, mediaAddress({ id, filename: "noise.png" }, preset));
        expect((await sizeOf(answer)).format).toBe("png");
      }
    }
    const variants = path.join(directory, "variants");
    const { statSync } = await import("node:fs");
    const total = readdirSync(variants, { recursive: true })
      .map((name) => statSync(path.join(variants, String(name))))
      .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
    expect(total).toBeLessThan(2 * 1_048_576);
  });
});
