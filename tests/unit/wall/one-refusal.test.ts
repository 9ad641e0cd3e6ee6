import { expect, test } from "vitest";
import { errorResponse } from "@/lib/doors/api/error-response.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import type { RequestId } from "@/lib/kernel/ids.ts";
import { errorDocument } from "@/lib/wall/pages/error-document.ts";
import { refusals } from "@/lib/wall/refusals.ts";

const id = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa" as RequestId;

test("the wall and a door refuse a credential byte for byte alike", async () => {
  const { detail, headers } = refusals["no-token"];
  const door = errorResponse(
    new Unauthenticated(detail, "api-auth-token-invalid"),
    new Headers({ "x-gatehouse-request-id": id }),
  );
  expect(await door.text()).toBe(errorDocument(refusals["no-token"], id));
  expect(door.headers.get("www-authenticate")).toBe(headers["www-authenticate"]);
});
