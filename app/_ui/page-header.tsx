import type { ReactNode } from "react";

type PageHeaderProps = {
  title: string;
  description?: ReactNode;
  /** `Breadcrumbs` above the title. */
  breadcrumbs?: ReactNode;
  /** A badge beside the title. */
  status?: ReactNode;
  /** Buttons at the right, the main one last. */
  actions?: ReactNode;
  /** `Tabs` or a filter below. */
  children?: ReactNode;
};

/** The head of a screen: where one is, what this is, what one can do. Holds the page's only h1. */
export function PageHeader(props: PageHeaderProps) {
  const { title, description, breadcrumbs, status, actions, children } = props;
  return (
    <header className="mb-6 flex flex-col gap-4">
      {breadcrumbs}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 text-xl font-semibold wrap-anywhere text-ink sm:text-2xl">
              {title}
            </h1>
            {status}
          </div>
          {description && <p className="mt-1 max-w-prose text-sm text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </header>
  );
}
