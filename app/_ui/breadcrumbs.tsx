import { ChevronRight } from "lucide-react";
import { Link } from "./link.tsx";

type BreadcrumbsProps = {
  /** From the root to the page before this one; the page itself is the h1 below. */
  items: readonly { label: string; href: string }[];
};

/** The way back up. The current page is not repeated: its title stands right below. */
export function Breadcrumbs({ items }: BreadcrumbsProps) {
  return (
    <nav aria-label="Breadcrumb" className="-mb-2">
      <ol className="flex flex-wrap items-center gap-x-1 text-xs">
        {items.map((item, index) => (
          <li key={item.href} className="flex min-w-0 items-center gap-1">
            {index > 0 && (
              <ChevronRight className="size-3.5 shrink-0 text-faint" aria-hidden="true" />
            )}
            <Link
              href={item.href}
              className="inline-flex min-h-6 items-center truncate rounded-sm text-muted hover:text-ink hover:underline"
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
