import { describe, expect, test } from "vitest";
import { boxAt, sentFrom, type SearchBox } from "@/app/admin/[org]/_lists/search-words.ts";

const at = (words: string): SearchBox => ({ words, known: words, sent: [] });
const typed = (box: SearchBox, words: string): SearchBox => ({ ...box, words });
const send = (box: SearchBox): SearchBox => sentFrom(box, { pending: true });

describe("the words in a list's search box", () => {
  test("stay while somebody types on, when what it sent itself arrives", () => {
    const sent = send(typed(at(""), "hon"));
    expect(boxAt(typed(sent, "honin"), "hon")).toEqual({ words: "honin", known: "hon", sent: [] });
  });

  test("stay when several that it sent arrive one by one, or only the last of them", () => {
    const twice = send(typed(send(typed(at(""), "hon")), "honing "));
    expect(twice.sent).toEqual(["hon", "honing"]);
    expect(boxAt(boxAt(twice, "hon"), "honing")).toMatchObject({ words: "honing ", sent: [] });
    expect(boxAt(twice, "honing")).toMatchObject({ words: "honing ", sent: [] });
  });

  test("become those of an address that somebody else led to", () => {
    expect(boxAt(typed(at("honing"), "honing guide"), "")).toEqual(at(""));
    expect(boxAt(send(typed(at(""), "hon")), "whetstone")).toEqual(at("whetstone"));
  });

  test("are sent once, also back to what the address still says", () => {
    const box = at("honing");
    expect(send(typed(box, " honing "))).toEqual(typed(box, " honing "));
    const away = send(typed(box, ""));
    expect(away.sent).toEqual([""]);
    expect(send(away)).toBe(away);
    expect(send(typed(away, "honing")).sent).toEqual(["", "honing"]);
  });

  test("are sent again when they did not arrive, because somebody went elsewhere", () => {
    const lost = send(typed(at(""), "hon"));
    expect(sentFrom(lost, { pending: false }).sent).toEqual(["hon", "hon"]);
    expect(boxAt(sentFrom(lost, { pending: false }), "hon").sent).toEqual([]);
  });
});
