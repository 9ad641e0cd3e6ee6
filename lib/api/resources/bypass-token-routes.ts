import { bypassTokenModel } from "@/lib/bypass/bypass-token-model.ts";
import {
  getBypassTokenResource,
  listBypassTokenResources,
} from "@/lib/bypass/bypass-token-resources.ts";
import { createBypassToken } from "@/lib/bypass/create-bypass-token.ts";
import { revokeBypassToken } from "@/lib/bypass/revoke-bypass-token.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { API } from "../address-of.ts";
import { listQuestionOf, questionOf } from "../query-parameters.ts";
import type { Route } from "../route.ts";
import { idOf, shownAfter, systemRow, type SystemReads } from "./system-reads.ts";
import { atDocument, requireNoId, writtenAttributes } from "./written-attributes.ts";

const resource = {
  type: bypassTokenModel.type,
  summary: "A token with which a monitor or a build sees the published website at any level.",
  fields: bypassTokenModel.fields,
  partOf: { collection: "site", field: "level" },
};

const pattern = `${API}/site/bypass-tokens`;
const row = {
  ...systemRow(resource),
  addressOf: ({ id }: { readonly id: string }) => `${pattern}/${id}`,
};

const get: SystemReads["get"] = (input, caller) =>
  runUseCase(getBypassTokenResource, input, caller);

/** Bypass tokens: part of who gets onto the website, and given by the same right. */
export const bypassTokenRoutes: readonly Route[] = [
  {
    ...row,
    ...{ method: "GET", pattern, kind: "list", action: "read", body: "none" },
    summary: "Lists the bypass tokens that nobody revoked.",
    parameters: ["filter", "sort", "page", "fields"],
    answer: async ({ parameters, caller }) => {
      const input = { question: listQuestionOf(parameters) };
      return { kind: "list", ...(await runUseCase(listBypassTokenResources, input, caller)) };
    },
  },
  {
    ...row,
    ...{ method: "GET", pattern: `${pattern}/:id`, kind: "get", action: "read", body: "none" },
    summary: "Gets one of the bypass tokens.",
    parameters: ["fields"],
    answer: async (request) => {
      const input = { id: idOf(request), question: questionOf(request.parameters) };
      return { kind: "one", ...(await get(input, request.caller)) };
    },
  },
  {
    ...row,
    ...{ method: "POST", pattern, kind: "create", action: "update", body: "document" },
    summary: "Makes a bypass token; `meta.token` tells it, this once.",
    parameters: [],
    answer: async (request) => {
      const { caller } = request;
      const input = writtenAttributes(request, resource);
      requireNoId(request);
      const { id, token } = await atDocument(() => runUseCase(createBypassToken, input, caller));
      const shown = await shownAfter({ type: resource.type, id, caller }, get);
      return { kind: "one", ...shown, status: 201, meta: { token } };
    },
  },
  {
    ...row,
    ...{ method: "DELETE", pattern: `${pattern}/:id`, kind: "delete", body: "none" },
    ...{ action: "update", parameters: [] },
    summary: "Revokes a bypass token: its next request is refused.",
    answer: async (request) => {
      await runUseCase(revokeBypassToken, { id: idOf(request) }, request.caller);
      return { kind: "nothing" };
    },
  },
];
