"use client";

import { lazy } from "react";

/**
 * `SignInForm` and `Ways` for what stands in place of a page that asks for signing in: every screen
 * brings it along, and nearly none shows it.
 * @NOTE Not by `next/dynamic`: what that adds to every screen weighs more than what is put off.
 */
export const LateSignInForm = lazy(async () => ({
  default: (await import("./sign-in-form.tsx")).SignInForm,
}));

export const LateWays = lazy(async () => ({ default: (await import("./ways.tsx")).Ways }));
