import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

const ROOT = join(__dirname, "../..");
const read = (file: string) => readFileSync(join(ROOT, file), "utf8");

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

const packages = (JSON.parse(read("package-lock.json")) as { packages: Record<string, Locked> }).packages;
const page = read("docs/dependencies.md");

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

describe("docs/dependencies.md", () => {
  /** Each package that is named with a version: `zod` 4, `@pulumi/aws` 7.48.0. */
  const documented = [...page.matchAll(/^\| `([^`]+)` (\d[\d.]*)/gm), ...page.matchAll(/`(typescript)` (\d+)/g)].map(
    ([, name, version]) => [name!, version!] as const,
  );

  it("has the versions of the lock file, as far as it writes them", () => {
    assert.ok(documented.length >= 7);
    for (const [name, version] of documented) {
      const { version: locked } = packages[`node_modules/${name}`]!;
      assert.ok(locked === version || locked.startsWith(`${version}.`), `${name} ${version} is ${locked}`);
    }
  });

  it("has a reason for each dependency of the package", () => {
    const { dependencies } = JSON.parse(read("package.json")) as Manifest;
    for (const name of Object.keys(dependencies)) assert.match(page, new RegExp(`^\\| \`${name}\``, "m"), name);
  });

  it("lists the licences of what npm installs for use, and no other", () => {
    const used = Object.entries(packages).filter(
      ([path, { dev, link }]) => path.includes("node_modules/") && !dev && !link,
    );
    const licences = new Set(used.map(([path, { license }]) => license ?? `none of ${path}`));
    const [, section = ""] = page.split("## Licences");
    assert.deepEqual(new Set([...section.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)), licences);
  });

  it("is what the configuration of updates holds back", () => {
    const { updates } = parse(read(".github/dependabot.yml")) as {
      updates: { ignore: { "dependency-name": string; versions: string[] }[] }[];
    };
    for (const { ignore } of updates)
      for (const { "dependency-name": name } of ignore) assert.ok(page.includes(`\`${name}\``), name);
  });
});

describe("CHANGELOG.md", () => {
  it("has the versions of both packages", () => {
    for (const file of ["package.json", "policy/package.json"]) {
      const { version } = JSON.parse(read(file)) as Manifest;
      assert.ok(read("CHANGELOG.md").includes(`\n## ${version}\n`), `${file} ${version}`);
    }
  });

  it("has the commands of the command line", () => {
    const main = read("cli/main.ts");
    const commands = [...main.matchAll(/\.command\("(\w+)"\)/g)].map(([, name]) => name!);
    assert.ok(commands.length >= 9);
    for (const command of commands) assert.match(read("CHANGELOG.md"), new RegExp(`\\b${command}\\b`), command);
  });
});
