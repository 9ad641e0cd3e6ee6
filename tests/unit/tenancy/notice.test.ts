import { expect, test } from "vitest";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { NOTICE_CHANNEL, noticeText, readNotice } from "@/lib/tenancy/notice.ts";

const notice = { organizationId: newId<OrganizationId>(), effect: "content-changed" };

test("a notice is read as it was written, and holds nothing else", () => {
  expect(readNotice(noticeText(notice))).toEqual(notice);
  expect(JSON.parse(noticeText({ ...notice, more: "x" } as typeof notice))).toEqual(notice);
  expect(NOTICE_CHANNEL).toBe("gatehouse");
});

test.each([
  ["nothing", ""],
  ["no JSON", "{"],
  ["a word", '"content-changed"'],
  ["null", "null"],
  ["a notice of no organization", JSON.stringify({ effect: "content-changed" })],
  ["an organization that is no id", JSON.stringify({ ...notice, organizationId: "acme" })],
  ["a notice with more in it", JSON.stringify({ ...notice, secret: "x" })],
  ["an effect that is a story", JSON.stringify({ ...notice, effect: "x".repeat(81) })],
])("%s on the channel is no notice", (_what, text) => {
  expect(readNotice(text)).toBeNull();
});

test("an effect may have eighty characters", () => {
  const longest = { ...notice, effect: "x".repeat(80) };
  expect(readNotice(noticeText(longest))).toEqual(longest);
});
