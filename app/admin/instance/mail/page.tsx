import type { Metadata } from "next";
import { instanceOwner } from "@/lib/doors/page/owner.ts";
import { readMail } from "@/lib/instance/read-mail.ts";
import { MailForm } from "./mail-form.tsx";
import { MailTest } from "./mail-test.tsx";

export const metadata: Metadata = { title: "Mail" };

/** Where invitations and links to new passwords are handed in, and whether that works. */
export default async function InstanceMailPage() {
  const { email } = await instanceOwner();
  const settings = await readMail();
  return (
    <>
      <MailForm settings={settings} />
      {settings.by !== "nobody" && <MailTest to={email} />}
    </>
  );
}
