import { expect, test } from "vitest";
import {
  afterEvent,
  dueAt,
  isDirty,
  NOTHING_WRITTEN,
  type Saving,
  type SavingEvent,
} from "@/app/admin/[org]/_editor/saving.ts";

const after = (...events: readonly SavingEvent[]): Saving =>
  events.reduce(afterEvent, NOTHING_WRITTEN);

const edited = (at: number): SavingEvent => ({ kind: "edited", at });
const sent: SavingEvent = { kind: "sent" };
const saved = (at: number): SavingEvent => ({ kind: "saved", at });
const lost = (at: number): SavingEvent => ({ kind: "lost", at, isOffline: true });

test("nothing is due where nothing is written", () => {
  expect(dueAt(NOTHING_WRITTEN)).toBeNull();
  expect(isDirty(NOTHING_WRITTEN)).toBe(false);
});

test("what is written is due after a pause, and in the end without one", () => {
  expect(dueAt(after(edited(1_000)))).toBe(3_000);
  expect(dueAt(after(edited(1_000), edited(2_500)))).toBe(4_500);
  const busy = Array.from({ length: 40 }, (_, at) => edited(1_000 * (at + 1)));
  expect(dueAt(after(...busy))).toBe(16_000);
});

test("nothing else is sent while something is on its way", () => {
  expect(dueAt(after(edited(1), sent, edited(2)))).toBeNull();
});

test("what is written while a save runs stays unsaved, and is due by itself", () => {
  const state = after(edited(1_000), sent, edited(5_000), saved(5_100));
  expect(isDirty(state)).toBe(true);
  expect(dueAt(state)).toBe(7_000);
  expect(state.savedAt).toBe(5_100);
});

test("what was saved is clean", () => {
  expect(isDirty(after(edited(1), sent, saved(2)))).toBe(false);
});

test("an answer that does not come is asked for again, later each time", () => {
  const once = after(edited(0), sent, lost(10_000));
  expect(dueAt(once)).toBe(12_000);
  const twice = [sent, lost(12_000)].reduce(afterEvent, once);
  expect(dueAt(twice)).toBe(16_000);
  const often = Array.from({ length: 20 }, () => [sent, lost(50_000)]).flat();
  expect(dueAt(often.reduce(afterEvent, twice))).toBe(110_000);
  expect(isDirty(twice)).toBe(true);
});

test("writing on does not hurry what did not arrive; a connection does", () => {
  const waiting = after(edited(0), sent, lost(10_000));
  expect(dueAt(afterEvent(waiting, edited(10_500)))).toBe(12_000);
  expect(dueAt(afterEvent(waiting, { kind: "resumed", at: 10_600 }))).toBeLessThanOrEqual(10_600);
});

test.each(["refused", "unreadable"] as const)("what is %s waits until it is mended", (kind) => {
  const state = after(edited(0), sent, { kind });
  expect(dueAt(state)).toBeNull();
  expect(isDirty(state)).toBe(true);
  expect(dueAt(afterEvent(state, edited(9_000)))).not.toBeNull();
});

test.each(["stale", "signed-out"] as const)("%s is mended by no writing", (kind) => {
  const state = after(edited(0), sent, { kind }, edited(9_000));
  expect(dueAt(state)).toBeNull();
  expect(isDirty(state)).toBe(true);
  expect(dueAt(afterEvent(state, { kind: "resumed", at: 9_500 }))).toBeLessThanOrEqual(9_500);
});

test("what replaces the text leaves nothing to save", () => {
  expect(isDirty(after(edited(1), edited(2), { kind: "replaced" }))).toBe(false);
});
