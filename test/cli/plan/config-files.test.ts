import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError, readConfigFiles } from "../../../cli/plan";

const PROJECT = "name: shop\nruntime: nodejs\nconfig:\n  holdfast:workload:\n    value: { name: shop, size: 3 }\n";
const stackFile = (role: string, more = "") => `config:\n  holdfast:role: ${role}\n${more}`;
const BOTH = { "Pulumi.primary.yaml": stackFile("primary"), "Pulumi.secondary.yaml": stackFile("secondary") };

describe("the configuration files", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "holdfast-config-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function read(files: Record<string, string>) {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return readConfigFiles(folder);
  }

  /** Each problem as "file:line:column message | fix". */
  function mistakes(files: Record<string, string>): string[] {
    try {
      read(files);
    } catch (error) {
      assert.ok(error instanceof InputError);
      for (const { message, fix } of error.problems)
        assert.ok(error.message.includes(message) && error.message.includes(fix), "the error's text is complete");
      return error.problems.map(({ file, line, column, message, fix }) => {
        const place = [file.replace(`${folder}/`, ""), line, column].filter((part) => part !== undefined);
        return `${place.join(":")} ${message} | ${fix}`;
      });
    }
    return [];
  }

  function configOf(project: string, stack: string): Record<string, string> {
    const files = {
      ...BOTH,
      "Pulumi.yaml": `name: shop\n${project}`,
      "Pulumi.primary.yaml": stackFile("primary", stack),
    };
    return read(files).stacks[0]!.config;
  }

  it("give the project and its two stacks, the primary first whatever their names", () => {
    const files = {
      "Pulumi.a.yaml": stackFile("secondary"),
      "Pulumi.b.yaml": stackFile("primary"),
      "Pulumi.c.yaml": "",
    };
    const { project, stacks } = read({ "Pulumi.yaml": PROJECT, ...files });
    assert.equal(project, "shop");
    assert.deepEqual(
      stacks.map(({ name, config }) => [name, config["holdfast:role"]]),
      [
        ["b", "primary"],
        ["a", "secondary"],
      ],
    );
  });

  it("let a stack override a whole key of the project, and keep the others", () => {
    const shared = "config:\n  holdfast:a: { value: { x: 1, y: 2 } }\n  holdfast:b: { value: two }\n";
    const config = configOf(shared, "  holdfast:a: { x: 9 }\n");
    assert.equal(config["holdfast:a"], '{"x":9}');
    assert.equal(config["holdfast:b"], "two");
  });

  it("pass values on as the engine does: text unchanged, numbers and the rest as JSON", () => {
    const stack =
      "  k:text: plain\n  k:number: 3\n  k:no: false\n  k:digits: '012'\n  k:list: [1, a]\n  k:map: { b: 1, a: ~ }\n";
    const config = configOf("", stack);
    const own = Object.fromEntries(Object.entries(config).filter(([key]) => key.startsWith("k:")));
    assert.deepEqual(own, {
      "k:text": "plain",
      "k:number": "3",
      "k:no": "false",
      "k:digits": "012",
      "k:list": '[1,"a"]',
      "k:map": '{"a":null,"b":1}',
    });
  });

  it("read a key without a namespace as the project's, and a plain project value as the default", () => {
    const config = configOf(
      "config:\n  size: 3\n  aws:region: us-east-1\n  colour: { default: red }\n",
      "  colour: blue\n",
    );
    assert.equal(config["shop:size"], "3");
    assert.equal(config["aws:region"], "us-east-1");
    assert.equal(config["shop:colour"], "blue");
  });

  it("mark encrypted values, at any depth, and ignore encryption settings", () => {
    const secure = "{ secure: v1:abc:def }";
    const config = configOf("", `  k:one: ${secure}\n  k:deep: { parts: [${secure}] }\nencryptionsalt: v1:salt\n`);
    assert.equal(config["k:one"], "[encrypted]");
    assert.equal(config["k:deep"], '{"parts":["[encrypted]"]}');
  });

  it("may be in a folder of their own for the stacks", () => {
    writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nstackConfigDir: no/such\n");
    assert.throws(() => readConfigFiles(folder), /no\/such\/Pulumi\.primary\.yaml/);
  });

  it("may use one anchor in several places", () => {
    const shared = "name: a\nconfig:\n  a:one: { value: &v { x: [1] } }\n  a:two: { value: { y: *v, z: *v } }\n";
    const [stack] = read({ ...BOTH, "Pulumi.yaml": shared }).stacks;
    assert.deepEqual([stack!.config["a:one"], stack!.config["a:two"]], ['{"x":[1]}', '{"y":{"x":[1]},"z":{"x":[1]}}']);
  });

  it("are refused where one is a folder", () => {
    for (const name of ["Pulumi.yaml", "Pulumi.primary.yaml"]) mkdirSync(join(folder, name));
    const found = mistakes({ "Pulumi.secondary.yaml": stackFile("secondary") });
    assert.equal(found.length, 2, found.join("\n"));
    assert.match(found[0]!, /^Pulumi\.yaml is a folder \| /);
    assert.match(found[1]!, /^Pulumi\.primary\.yaml is a folder \| /);
  });

  const wrong: [string, Record<string, string>, RegExp[]][] = [
    ["no project file", {}, [/^Pulumi\.yaml is missing \| .*--config-dir/]],
    [
      "no stack files",
      { "Pulumi.yaml": PROJECT },
      [
        /^Pulumi\.primary\.yaml no stack file has `holdfast:role: primary` \| /,
        /^Pulumi\.secondary\.yaml no stack file has/,
      ],
    ],
    [
      "one stack file only",
      { "Pulumi.yaml": PROJECT, "Pulumi.primary.yaml": stackFile("primary") },
      [/^Pulumi\.secondary\.yaml no stack/],
    ],
    [
      "malformed YAML in two files, each with its place",
      {
        ...BOTH,
        "Pulumi.yaml": PROJECT,
        "Pulumi.primary.yaml": "config:\n  a: [1, 2\n",
        "Pulumi.secondary.yaml": "config:\n  b: 'x\n",
      },
      [/^Pulumi\.primary\.yaml:\d+:\d+ is not YAML: /, /^Pulumi\.secondary\.yaml:\d+:\d+ is not YAML: /],
    ],
    [
      "no project file and a malformed stack file, both reported",
      { ...BOTH, "Pulumi.primary.yaml": "config:\n\ta: 1\n" },
      [/^Pulumi\.yaml is missing/, /^Pulumi\.primary\.yaml:2:1 is not YAML: Tabs/],
    ],
    [
      "the same key twice",
      { ...BOTH, "Pulumi.yaml": "name: a\nname: b\n" },
      [/^Pulumi\.yaml:2:1 is not YAML: Map keys must be unique/],
    ],
    [
      "an alias of nothing",
      { ...BOTH, "Pulumi.yaml": "name: *missing\n" },
      [/^Pulumi\.yaml:\d+:\d+ is not YAML: .*missing/],
    ],
    [
      "a group that contains itself by its alias, in the project and in a stack",
      {
        ...BOTH,
        "Pulumi.yaml": "name: a\nconfig:\n  a:shop:\n    value: &shop { rooms: [1, *shop] }\n",
        "Pulumi.primary.yaml": "config: &all\n  a:b: *all\n",
      },
      [
        /^Pulumi\.yaml:4:20 config\.a:shop\.value\.rooms\.1 contains itself/,
        /^Pulumi\.primary\.yaml:2:3 config\.a:b contains itself: .* \| Write out/,
      ],
    ],
    [
      "a project's name that Pulumi refuses",
      { ...BOTH, "Pulumi.yaml": "name: my shop; $(id)\n" },
      [/^Pulumi\.yaml:1:1 "my shop; \$\(id\)" is not a project's name \| Pulumi allows at most 100 letters/],
    ],
    ["a list for a file", { ...BOTH, "Pulumi.yaml": "- a\n" }, [/^Pulumi\.yaml is not a list of `key: value`/]],
    [
      "a project without a name",
      { ...BOTH, "Pulumi.yaml": "runtime: nodejs\n" },
      [/^Pulumi\.yaml has no project name/],
    ],
    [
      "settings that are no mapping",
      { ...BOTH, "Pulumi.yaml": "name: a\nconfig: 3\n" },
      [/^Pulumi\.yaml:2:1 `config` is not a list/],
    ],
    [
      "settings that are no mapping in a stack file",
      { ...BOTH, "Pulumi.yaml": PROJECT, "Pulumi.primary.yaml": "config: [a]\n" },
      [/^Pulumi\.primary\.yaml:1:1 `config` is not a list/],
    ],
    [
      "settings without `value:` in the project",
      { ...BOTH, "Pulumi.yaml": "name: a\nconfig:\n  holdfast:workload:\n    name: shop\n" },
      [/^Pulumi\.yaml:4:5 holdfast:workload\.name is not an attribute of a project's setting \| .*below `value:`/],
    ],
    [
      "a value and a default, and a foreign key with neither",
      { ...BOTH, "Pulumi.yaml": "name: a\nconfig:\n  k: { value: 1, default: 2 }\n  aws:region: { description: x }\n" },
      [/^Pulumi\.yaml:3:3 k has both/, /^Pulumi\.yaml:4:3 aws:region has no value/],
    ],
    [
      "a setting that every stack has to make",
      {
        ...BOTH,
        "Pulumi.yaml": "name: a\nconfig:\n  size: { type: integer }\n",
        "Pulumi.primary.yaml": stackFile("primary", "  size: 3\n"),
      },
      [/^Pulumi\.secondary\.yaml:1:1 stack "secondary" does not set a:size/],
    ],
    [
      "a role that there is not, and a key that is none",
      { ...BOTH, "Pulumi.yaml": PROJECT, "Pulumi.c.yaml": stackFile("third", "  a:b:c: 1\n") },
      [
        /^Pulumi\.c\.yaml:3:3 "a:b:c" is not a configuration key/,
        /^Pulumi\.c\.yaml:2:3 "third" is not a role \| Allowed: primary, secondary\./,
      ],
    ],
    [
      "two stacks of one role",
      { ...BOTH, "Pulumi.yaml": PROJECT, "Pulumi.c.yaml": stackFile("primary") },
      [/Pulumi\.c\.yaml and Pulumi\.primary\.yaml are both the primary \| Keep each pair .*--config-dir/],
    ],
  ];
  for (const [what, files, messages] of wrong)
    it(`are refused for ${what}`, () => {
      const found = mistakes(files);
      assert.equal(found.length, messages.length, found.join("\n"));
      messages.forEach((message, i) => assert.match(found[i]!, message));
    });
});
