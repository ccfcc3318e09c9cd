import assert from "node:assert/strict";
import fc from "fast-check";
import { standbyPage } from "../../../components/storage/standby-page";
import { FIXTURES } from "../tuned";

type Site = Parameters<typeof standbyPage>[0];

const page = (name: string, statusPage?: string) =>
  standbyPage({ host: "cloudfront", ...(statusPage !== undefined && { statusPage }) } as Site, name);

/** Elements without an end tag (https://html.spec.whatwg.org/multipage/syntax.html#void-elements). */
const VOID = new Set(["meta", "link", "br", "hr", "img", "input"]);

/** The tags of a document and the text between them. Fails where an end tag does not match or a sign of markup is left over. */
function read(html: string): { elements: string[]; text: string } {
  assert.match(html, /^<!doctype html>\n/);
  const open: string[] = [];
  const elements: string[] = [];
  let text = "";
  const body = html.replace(/^<!doctype html>/, "");
  for (const [part, end, name] of body.matchAll(/<(\/?)([a-z0-9]+)(?: [a-z-]+="[^"<>]*")*>|[^<]+|</g)) {
    if (name === undefined) {
      assert.notEqual(part, "<", "a < that begins no tag");
      if (open.at(-1) !== "style") text += part;
    } else if (end) assert.equal(open.pop(), name);
    else {
      elements.push(name);
      if (!VOID.has(name)) open.push(name);
    }
  }
  assert.deepEqual(open, []);
  assert.doesNotMatch(text, />|&(?!(#\d+|amp|lt|gt|quot);)/);
  return { elements, text };
}

/** What a browser shows of a text. */
function shown(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}

describe("the standby page", () => {
  it("is a complete HTML document in UTF-8, for small screens too, that search engines do not index", () => {
    const html = page("shop.example.com");
    const { elements } = read(html);
    assert.deepEqual(elements.slice(0, 2), ["html", "head"]);
    for (const element of ["title", "body", "h1", "p"]) assert.equal(elements.includes(element), true, element);
    for (const meta of ['<meta charset="utf-8">', 'name="viewport"', 'content="noindex"'])
      assert.ok(html.includes(meta));
    assert.ok(html.indexOf("<meta charset") < 1024, "browsers look for the encoding in the first 1,024 bytes");
  });

  it("loads nothing from elsewhere, which may be unavailable", () => {
    assert.doesNotMatch(page("shop.example.com"), /src=|href=|@import|url\(/);
  });

  it("reloads by itself", () => {
    assert.match(page("shop.example.com"), /<meta http-equiv="refresh" content="\d+">/);
  });

  it("shows any name unchanged and escapes markup", () => {
    const plain = read(page("shop")).elements;
    const hostile = fc.oneof(
      fc.constantFrom("</title><script>alert(1)</script>", `"><img src=x onerror='x'>`, "a & b", "&lt;b&gt;", "<!--"),
      fc.string({ unit: fc.constantFrom(..."<>&\"'/=! ab;#".split("")), maxLength: 30 }),
    );
    fc.assert(
      fc.property(hostile, (name) => {
        const { elements, text } = read(page(name));
        assert.deepEqual(elements, plain);
        assert.ok(shown(text).includes(`${name} is temporarily unavailable`));
      }),
    );
  });

  it("links to the settings' status page, with any characters in its URL", () => {
    const address = 'https://status.example.com/?a="><script>&b=1';
    const html = page("shop", address);
    assert.ok(!read(html).elements.includes("script"));
    const link = /<a href="([^"]*)">/.exec(html)!;
    assert.equal(shown(link[1]!), address);
  });

  it("is the settings' file, unchanged, if there is one", () => {
    const own = standbyPage({ host: "cloudfront", page: FIXTURES.page } as Site, "shop.example.com");
    assert.match(own, /The shop's own words & signs\./);
    assert.doesNotMatch(own, /temporarily unavailable/);
  });
});
