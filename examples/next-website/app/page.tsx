import { cms } from "../lib/cms.ts";

/** Made anew at most once a minute: visitors never wait for the CMS, nor does it see them. */
export const revalidate = 60;

export default async function Page() {
  const { items } = await cms()
    .content("posts")
    .list({
      sort: ["-publishedAt"],
      include: ["author"],
      fields: { posts: ["slug", "title", "excerpt", "author"], authors: ["title"] },
      page: { size: 20 },
    });
  return (
    <>
      <h1>Posts</h1>
      <ul>
        {items.map(({ id, slug, title, excerpt, author }) => (
          <li key={id}>
            <a href={`/posts/${slug}`}>{title}</a>
            {author === null ? null : <span> by {author.title}</span>}
            <p>{excerpt}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
