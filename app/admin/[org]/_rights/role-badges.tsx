import { ShieldCheck } from "lucide-react";
import { Badge } from "@/app/_ui/badge.tsx";

type RoleBadgesProps = {
  roles: readonly { readonly slug: string; readonly name: string; readonly admin?: boolean }[];
};

/** Roles as badges; those that make an Admin stand out. */
export function RoleBadges({ roles }: RoleBadgesProps) {
  if (roles.length === 0) return "None";
  return (
    <span className="flex max-w-full flex-wrap gap-1 max-sm:justify-end">
      {roles.map(({ slug, name, admin }) =>
        admin === true ? (
          <Badge key={slug} tone="accent" icon={<ShieldCheck aria-hidden="true" />}>
            {name}
          </Badge>
        ) : (
          <Badge key={slug}>{name}</Badge>
        ),
      )}
    </span>
  );
}
