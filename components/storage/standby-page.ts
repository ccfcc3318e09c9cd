import { readFileSync } from "node:fs";
import type { Standby } from "../config/schema/standby";

/** The page that is shown when no region serves: the settings' file, or a default page. */
export function standbyPage(site: Standby["site"], serviceName: string): string {
  return site.page === undefined ? defaultPage(serviceName, site.statusPage) : readFileSync(site.page, "utf8");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}

function defaultPage(serviceName: string, statusPage: string | undefined): string {
  const news = statusPage
    ? `<p>News as it comes: <a href="${escapeHtml(statusPage)}">${escapeHtml(statusPage)}</a></p>`
    : "<p>This page is replaced by the service as soon as it is back. It asks again by itself every 30 seconds.</p>";
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <meta http-equiv="refresh" content="30">
    <title>${escapeHtml(serviceName)} is temporarily unavailable</title>
    <style>
      :root { color-scheme: light dark; }
      body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1.5rem; }
      h1 { font-size: 1.6rem; line-height: 1.25; }
    </style>
  </head>
  <body>
    <h1>${escapeHtml(serviceName)} is temporarily unavailable</h1>
    <p>The service cannot be reached at present. We know, and are working on it. Until it is back, nothing can be entered.</p>
    ${news}
  </body>
</html>
`;
}
