import type { LeftList } from "./left-list.ts";

/** @NOTE Kept under the path of each list: no other address is sent it, and none grows by it. */
export const leftListCookie = "gatehouse.list";

/** What a browser keeps of how a person left a list. */
export const leftListText = ({ view, sort }: LeftList, person: string): string =>
  new URLSearchParams({ by: person, view: view ?? "", sort: sort ?? "" }).toString();
