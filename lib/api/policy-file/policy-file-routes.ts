import { API } from "../address-of.ts";
import type { OwnRoute } from "../own-route.ts";
import {
  answerPolicyFile,
  answerPolicyFileApply,
  answerPolicyFileDiff,
} from "./answer-policy-file.ts";
import { APPLY_DESCRIBED, DIFF_DESCRIBED, EXPORT_DESCRIBED } from "./policy-file-described.ts";

const BOTH = ["roles", "policies"];

/** Roles and policies as a file: policy as code, for programs. */
export const policyFileRoutes: readonly OwnRoute[] = [
  {
    method: "GET",
    pattern: `${API}/policy-file`,
    described: EXPORT_DESCRIBED,
    takes: { types: BOTH, actions: ["read"] },
    respond: answerPolicyFile,
  },
  {
    method: "POST",
    pattern: `${API}/policy-file/diff`,
    described: DIFF_DESCRIBED,
    takes: { types: BOTH, actions: ["read"] },
    respond: answerPolicyFileDiff,
  },
  {
    method: "POST",
    pattern: `${API}/policy-file/apply`,
    described: APPLY_DESCRIBED,
    takes: { types: BOTH, actions: ["read", "create", "update", "delete"] },
    respond: answerPolicyFileApply,
  },
];
