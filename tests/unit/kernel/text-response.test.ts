import { expect, test } from "vitest";
import { ownResponse, textOf, textResponse } from "@/lib/kernel/text-response.ts";

const TEXT = '{"name":"Zoë"}';
const made = () =>
  textResponse(TEXT, {
    status: 201,
    headers: { "content-type": "application/json", "x-own": "1" },
  });

test("a text is read in each of the ways in which a body is read", async () => {
  expect(await made().text()).toBe(TEXT);
  expect(await made().json()).toEqual({ name: "Zoë" });
  expect(new TextDecoder().decode(await made().arrayBuffer())).toBe(TEXT);
  expect(await new Response(made().body).text()).toBe(TEXT);
  const blob = await made().blob();
  expect([blob.type, await blob.text()]).toEqual(["application/json", TEXT]);
});

test("a form is read as its own header says", async () => {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const form = await textResponse("name=Zo%C3%AB", { headers }).formData();
  expect(form.get("name")).toBe("Zoë");
});

test("a copy has the status and the headers of what it was made of", async () => {
  const response = made();
  const copy = response.clone();
  expect([copy.status, copy.headers.get("x-own")]).toEqual([201, "1"]);
  expect(copy.headers.get("content-type")).toBe("application/json");
  expect([await copy.text(), await response.text()]).toEqual([TEXT, TEXT]);
});

test("headers that are added later change nothing of the text, which is known until it is read", async () => {
  const response = ownResponse(made());
  response.headers.set("x-later", "2");
  expect([textOf(response), response.bodyUsed]).toEqual([TEXT, false]);
  expect(await response.text()).toBe(TEXT);
  expect([response.bodyUsed, response.headers.get("x-later")]).toEqual([true, "2"]);
});
