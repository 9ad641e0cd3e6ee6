import type { Metadata } from "next";
import { Link } from "@/app/_ui/link.tsx";
import { entrancePage } from "@/lib/doors/entrance.ts";
import { sendsMail } from "@/lib/mail/sends-mail.ts";
import { Callout } from "../_ui/callout.tsx";
import { GatePage } from "../_ui/gate-page.tsx";
import { ForgottenForm } from "./forgotten-form.tsx";

export const metadata: Metadata = { title: "Forgotten password" };

/** Where somebody asks for a new password. */
export default async function ForgotPasswordPage() {
  await entrancePage();
  return (
    <GatePage
      title="Forgotten password"
      description="Tell us the address that you sign in with, and we send you a link to a new password."
      footer={<Link href="/login">Back to the sign-in page</Link>}
    >
      {(await sendsMail()) ? (
        <ForgottenForm />
      ) : (
        <Callout tone="warning" title="This instance sends no mail">
          Ask whoever administers it for a link.
        </Callout>
      )}
    </GatePage>
  );
}
