import type { Metadata } from "next";
import { Card } from "@/app/_ui/card.tsx";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import { ProfileForm } from "./profile-form.tsx";

export const metadata: Metadata = { title: "Profile" };

/** Who somebody is to everybody they work with. */
export default async function ProfilePage() {
  const { name, email } = await signedInPerson();
  return (
    <Card title="Who you are" description="Shown to the members of your organizations.">
      <ProfileForm name={name} email={email} />
    </Card>
  );
}
