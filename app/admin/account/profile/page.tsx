import type { Metadata } from "next";
import { Card } from "@/app/_ui/card.tsx";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import { sendsMail } from "@/lib/mail/sends-mail.ts";
import { EmailForm } from "./email-form.tsx";
import { ProfileForm } from "./profile-form.tsx";

export const metadata: Metadata = { title: "Profile" };

/** Who somebody is to everybody they work with. */
export default async function ProfilePage() {
  const { name, email } = await signedInPerson();
  return (
    <>
      <Card title="Who you are" description="Shown to the members of your organizations.">
        <ProfileForm name={name} />
      </Card>
      <Card
        title="Email"
        description={`You sign in with ${email}. Another address is used once you confirm it from there; you are signed out everywhere then.`}
      >
        {(await sendsMail()) ? (
          <EmailForm email={email} />
        ) : (
          <p className="text-sm text-muted">
            This instance sends no mail, so it cannot ask you at another address.
          </p>
        )}
      </Card>
    </>
  );
}
