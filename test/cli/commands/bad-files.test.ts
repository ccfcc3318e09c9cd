import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { PlanCommand } from "../../../cli/commands/plan";
import { FILE_NAMES } from "../../components/config/bad-settings";
import { planHere, Scratch, type Seen } from "./run";

const ROOT = join(__dirname, "../../..");

/** Changes the shipped configuration's folder. */
type Spoil = (scratch: Scratch) => void;

const put =
  (name: string, text: string): Spoil =>
  (scratch) =>
    void scratch.write(`config/${name}`, text);
const without =
  (...names: string[]): Spoil =>
  (scratch) =>
    names.forEach((name) => rmSync(scratch.at("config", name)));
const folderAt =
  (name: string): Spoil =>
  (scratch) => {
    rmSync(scratch.at("config", name));
    mkdirSync(scratch.at("config", name));
  };
const add =
  (name: string, text: string): Spoil =>
  (scratch) =>
    void scratch.write(`config/${name}`, readFileSync(join(ROOT, name), "utf8") + text);

/** A change of the files, the number of mistakes, and the expected messages. */
const BAD_FILES: [name: string, spoil: Spoil, mistakes: number, says: RegExp[]][] = [
  ...Object.values(FILE_NAMES).flatMap((file): typeof BAD_FILES => {
    const path = file.replaceAll(".", "\\.");
    const at = (message: string) => [new RegExp(`config/${path}${message}`)];
    return [
      [`malformed YAML in ${file}`, put(file, "config: [1, 2\n"), 1, at(":\\d+:\\d+\\n +is not YAML: ")],
      [`a tab in ${file}`, put(file, "config:\n\ta: 1\n"), 1, at(":2:1\\n +is not YAML: Tabs are not allowed")],
      [
        `the same key twice in ${file}`,
        put(file, "config:\n  a: 1\n  a: 2\n"),
        1,
        at(":3:3\\n +is not YAML: Map keys"),
      ],
      [`a list in ${file}`, put(file, "- config\n"), 1, at("\\n +is not a list of `key: value`")],
      [`a text in ${file}`, put(file, "config\n"), 1, at("\\n +is not a list of `key: value`")],
      [`an unclosed quote in ${file}`, put(file, "config: 'a\n"), 1, at(":\\d+:\\d+\\n +is not YAML: Missing closing")],
      [`a folder in the place of ${file}`, folderAt(file), 1, at("\\n +is a folder\\n +The plan reads")],
    ];
  }),
  [
    "no Pulumi.yaml",
    without("Pulumi.yaml"),
    1,
    [/config\/Pulumi\.yaml\n +is missing\n +The plan reads Pulumi\.yaml, /],
  ],
  [
    "no stack file of the primary",
    without("Pulumi.primary.yaml"),
    1,
    [/no stack file has `holdfast:role: primary`\n +Holdfast plans two regions: add Pulumi\.primary\.yaml/],
  ],
  [
    "no stack file",
    without("Pulumi.primary.yaml", "Pulumi.secondary.yaml"),
    2,
    [/`holdfast:role: primary`/, /`holdfast:role: secondary`/],
  ],
  ["no file at all", without(...Object.values(FILE_NAMES)), 1, [/config\/Pulumi\.yaml\n +is missing/]],
  ["an empty Pulumi.yaml", put("Pulumi.yaml", ""), 1, [/Pulumi\.yaml\n +has no project name\n +Add a line such as/]],
  [
    "an empty stack file",
    put("Pulumi.secondary.yaml", ""),
    1,
    [/no stack file has `holdfast:role: secondary`\n +Add `holdfast:role: secondary` below `config:`/],
  ],
  [
    "two stacks of one role",
    put("Pulumi.third.yaml", "config:\n  aws:region: us-west-2\n  holdfast:role: secondary\n"),
    1,
    [
      /Pulumi\.secondary\.yaml and Pulumi\.third\.yaml are both the secondary\n +Keep each pair of stack files in a folder/,
    ],
  ],
  [
    "a role that is none",
    put("Pulumi.third.yaml", "config:\n  holdfast:role: tertiary\n"),
    1,
    [/Pulumi\.third\.yaml:2:3\n +"tertiary" is not a role\n +Allowed: primary, secondary\./],
  ],
  [
    "a stack file that is a broken link",
    (scratch) => symlinkSync("nowhere", scratch.at("config", "Pulumi.third.yaml")),
    1,
    [/Pulumi\.third\.yaml\n +is missing/],
  ],
  [
    "a stack file with another name than the settings have",
    (scratch) => renameSync(scratch.at("config", "Pulumi.primary.yaml"), scratch.at("config", "Pulumi.blue.yaml")),
    1,
    [
      /holdfast:workload\.stacks\.primary\n +"primary" is not the stack of the primary, whose file is Pulumi\.blue\.yaml\n +Set it to blue, or rename/,
    ],
  ],
  [
    "both stack files with other names",
    (scratch) => {
      for (const [from, to] of Object.entries({ primary: "secondary-site", secondary: "main" }))
        renameSync(scratch.at("config", `Pulumi.${from}.yaml`), scratch.at("config", `Pulumi.${to}.yaml`));
    },
    2,
    [/stacks\.primary\n.*Pulumi\.secondary-site\.yaml/, /stacks\.secondary\n.*Pulumi\.main\.yaml/],
  ],
  [
    "mistakes in two files at once",
    (scratch) => {
      put("Pulumi.primary.yaml", "config:\n\ta: 1\n")(scratch);
      put("Pulumi.secondary.yaml", "- a\n")(scratch);
    },
    2,
    [/Pulumi\.primary\.yaml:2:1\n +is not YAML/, /Pulumi\.secondary\.yaml\n +is not a list/],
  ],
  [
    "settings of both stacks at once",
    (scratch) => {
      add("Pulumi.primary.yaml", "  holdfast:netwrok: {}\n")(scratch);
      add("Pulumi.secondary.yaml", "  holdfast:active: never\n")(scratch);
    },
    2,
    [
      /holdfast:netwrok \(stack primary\)\n.*\n +Did you mean network\?/,
      /holdfast:active \(stack secondary\)\n +"never"/,
    ],
  ],
];

type Target = [options: Partial<PlanCommand>, said: RegExp];

/** On Linux not even root may make a file there. */
const UNWRITABLE: Target[] = [
  [{ out: "/proc/holdfast" }, /--out \/proc\/holdfast: \/proc cannot be written \(E[A-Z]+\); name another place/],
  [{ html: "/proc/plan.html" }, /--html \/proc\/plan\.html: \/proc cannot be written/],
];

describe("holdfast plan with bad files", () => {
  let scratch: Scratch;
  beforeEach(() => {
    scratch = new Scratch();
    for (const file of Object.values(FILE_NAMES))
      scratch.write(`config/${file}`, readFileSync(join(ROOT, file), "utf8"));
  });
  afterEach(() => scratch.clear());

  /** Plans into files that must not exist afterwards. */
  async function refused(more: Partial<PlanCommand> = {}): Promise<Seen> {
    const before = readdirSync(scratch.folder);
    const targets = { out: scratch.at("out"), html: scratch.at("page/plan.html") };
    const result = await planHere({ configDir: scratch.at("config"), ...targets, ...more });
    assert.equal(result.code, 2, result.stderr);
    assert.equal(result.stdout, "");
    assert.doesNotMatch(result.stderr, /\n\s+at |went wrong in Holdfast itself/);
    assert.deepEqual(readdirSync(scratch.folder), before, "nothing was written");
    return result;
  }

  for (const [name, spoil, mistakes, says] of BAD_FILES) {
    it(`refuses ${name}`, async () => {
      spoil(scratch);
      const { stderr } = await refused();
      assert.match(stderr, new RegExp(`^holdfast: ${mistakes} mistakes? in the `));
      for (const said of says) assert.match(stderr, said);
    });
  }

  it("reports mistakes of the pack's configuration and of the settings at once", async () => {
    add("Pulumi.primary.yaml", "  holdfast:netwrok: {}\n")(scratch);
    scratch.write("config/policy-config.json", { "s3-bucket-versionning": "advisory" });
    const { stderr } = await refused();
    assert.match(
      stderr,
      /policy-config\.json: the policy configuration has a mistake:\n +s3-bucket-versionning: .*did you/,
    );
    assert.match(stderr, /holdfast:netwrok/);
  });

  it("refuses a folder that does not exist, and a file", async () => {
    for (const [configDir, problem] of [
      [scratch.at("nowhere"), "does not exist"],
      [scratch.at("config/Pulumi.yaml"), "is a file"],
    ] as const) {
      const { stderr } = await refused({ configDir });
      assert.equal(
        stderr,
        `holdfast: --config-dir ${configDir}: ${problem}; name the folder with Pulumi.yaml and the stack files in it.\n`,
      );
    }
  });

  it("refuses, before it plans, files that cannot be written", async () => {
    const file = scratch.write("file", "mine");
    const targets: Target[] = [
      [{ out: file }, /--out .*\/file: is a file; name a folder/],
      [{ out: join(file, "out") }, /--out .*\/file\/out: .*\/file is a file and can hold nothing/],
      [{ html: scratch.folder }, /--html .*: is a folder; name a file in it, such as .*plan\.html/],
      [{ html: join(file, "plan.html") }, /--html .*: .*\/file is a file and can hold nothing/],
      ...(existsSync("/proc") ? UNWRITABLE : []),
    ];
    // With wrong settings too: reported together, so before any planning.
    add("Pulumi.primary.yaml", "  holdfast:netwrok: {}\n")(scratch);
    for (const [target, said] of targets) {
      const { stderr } = await refused(target);
      assert.match(stderr, said);
      assert.match(stderr, /holdfast:netwrok/);
    }
    assert.equal(readFileSync(file, "utf8"), "mine");
  });

  it("keeps files of an earlier plan", async () => {
    const kept = scratch.write("earlier/primary.json", "earlier");
    renameSync(scratch.at("config/Pulumi.primary.yaml"), scratch.at("config/Pulumi.primary"));
    await refused({ out: scratch.at("earlier"), html: scratch.at("earlier/plan.html") });
    assert.equal(readFileSync(kept, "utf8"), "earlier");
    assert.ok(!existsSync(scratch.at("earlier/plan.html")));
  });
});
