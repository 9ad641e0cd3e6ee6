"use client";

import dynamic from "next/dynamic";

/**
 * `SignInForm` for what stands in place of a page that asks for signing in: every screen brings it
 * along, and nearly none shows it.
 */
export const LateSignInForm = dynamic(async () => (await import("./sign-in-form.tsx")).SignInForm);
