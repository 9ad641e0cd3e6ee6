import { describe, expect, it } from "vitest";
import { folderOptions } from "@/app/_screens/media/folder-options.ts";
import { isPicture, kindOf } from "@/app/_screens/media/media-kind.ts";
import { dashboardAddress, openableAddress, shownImage } from "@/app/_screens/shown-image.ts";
import { isPassing, uploadProblem } from "@/app/_screens/uploads/upload-problem.ts";

const ID = "0199c0de-0000-7000-8000-000000000001";
const ASSET = { id: ID, filename: "A day out.jpg" };

describe("what the dashboard shows of an address in content", () => {
  const acme = { org: "acme", preset: "thumb" } as const;

  it("is a file of the library through the dashboard's own door, in the size that is asked for", () => {
    expect(shownImage(`/media/${ID}/day.jpg`, acme)).toBe(
      `/admin/acme/media/file/${ID}/thumb/day.jpg`,
    );
    expect(shownImage(`/media/${ID}/large/day.jpg`, acme)).toBe(
      `/admin/acme/media/file/${ID}/thumb/day.jpg`,
    );
    expect(dashboardAddress("acme", ASSET)).toBe(`/admin/acme/media/file/${ID}/A-day-out.jpg`);
  });

  it("is a file of this instance as it is", () => {
    expect(shownImage("/assets/demo/sea.svg", acme)).toBe("/assets/demo/sea.svg");
  });

  it.each([
    "https://elsewhere.test/day.jpg",
    `https://acme.test/media/${ID}/day.jpg`,
    "/media/not-an-id/day.jpg",
    `/media/${ID}/../../admin`,
    `/media/${ID}/huge/day.jpg`,
    "//elsewhere.test/assets/x.png",
    "",
  ])("is nothing for %o", (address) => {
    expect(shownImage(address, acme)).toBeNull();
  });

  it("is no file of a library where there is no organization", () => {
    expect(shownImage(`/media/${ID}/day.jpg`, { ...acme, org: null })).toBeNull();
  });

  it("leads to what can be opened", () => {
    expect(openableAddress(`/media/${ID}/day.jpg`, "acme")).toBe(
      `/admin/acme/media/file/${ID}/day.jpg`,
    );
    expect(openableAddress("https://elsewhere.test/x.png", "acme")).toBe(
      "https://elsewhere.test/x.png",
    );
    expect(openableAddress("javascript:alert(1)", "acme")).toBeNull();
    expect(openableAddress("//elsewhere.test", "acme")).toBeNull();
  });
});

describe("kinds of files", () => {
  it.each([
    ["image/png", "image", true],
    ["image/svg+xml", "image", false],
    ["video/mp4", "video", false],
    ["audio/mpeg", "audio", false],
    ["application/pdf", "document", false],
    ["text/csv", "document", false],
    ["", "document", false],
  ])("%o is of the kind %s; shown as a picture: %s", (mediaType, kind, shown) => {
    expect(kindOf(mediaType)).toBe(kind);
    expect(isPicture(mediaType)).toBe(shown);
  });
});

describe("folders to choose from", () => {
  const folder = (id: string, name: string, parent: string | null) => ({
    ...{ id, name, parent, revision: 1 },
  });

  it("stand below the one they lie in, by name", () => {
    const all = [folder("b", "Sea", null), folder("c", "2024", "b"), folder("a", "Art", null)];
    expect(folderOptions(all).map(({ label }) => label)).toEqual([
      ...["Art", "Sea", "\u00a0\u00a0\u00a02024"],
    ]);
  });
});

describe("a refused upload", () => {
  const refused = (status: number, body = "") =>
    Object.assign(new Error("refused"), {
      originalResponse: { getStatus: () => status, getBody: () => body },
    });

  it("says what the server says", () => {
    const body = JSON.stringify({ errors: [{ detail: "Files may have at most 50 MB." }] });
    expect(uploadProblem(refused(413, body))).toBe("Files may have at most 50 MB.");
  });

  it.each([
    [413, "This file is too large."],
    [415, "Files of this kind are not accepted."],
    [403, "You may not upload files here."],
    [507, "There is no room left for files in this organization."],
    [400, "The upload failed. Try again."],
  ])("says something of status %d all the same", (status, words) => {
    expect(uploadProblem(refused(status, "<html>"))).toBe(words);
    expect(isPassing(refused(status))).toBe(false);
  });

  it.each([0, 408, 423, 429, 500, 503])("is tried again after status %d", (status) => {
    expect(isPassing(refused(status))).toBe(true);
  });

  it("is tried again where no answer came", () => {
    expect(isPassing(new Error("network"))).toBe(true);
  });
});
