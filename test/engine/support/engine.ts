import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { LocalWorkspace, type EngineEvent, type PulumiCommand, type Stack } from "@pulumi/pulumi/automation";
import { parse, stringify } from "yaml";
import type { Deployment } from "../../../cli/plan";
import { watchRejections } from "../../../cli/plan/rejections";
import { loadProgram } from "../../../cli/program";
import { writeVariant, type Variant } from "../../support/variants";
import { withoutTraces } from "./without-traces";
import { World } from "../standins/world";
import { oneConnectionEach } from "./connections";
import { writeAnalyzer, writeHoldfast, writeLanguageHost } from "./executables";
import { filesUnder } from "./files";
import { listening } from "./listeners";
import { outcomeOf, type Outcome } from "./outcome";
import type { RunOptions, Settings } from "./operations";
import { PACK_CONFIG } from "./plan";
import { runAsking } from "./commands";
import { serveProviders } from "./providers";
import { ofTheSources, ROOT } from "./sources";

const PACK = path.join(ROOT, "policy");

oneConnectionEach();

/** How long the engine may take to end by itself after it has reported that its program failed. */
const GRACE_MS = 3_000;

/** How long an operation may take: many times what it does. */
const LIMIT_MS = 300_000;

const STACKS = ["primary", "secondary"] as const;

export type StackName = (typeof STACKS)[number];

const PASSPHRASE = "engine tests";

/** Of this passphrase. The CLI derives a key from each salt in a fifth of a second: the two stacks, of which one reads the other, share it. */
const SALT = "encryptionsalt: v1:p8hv1sPxDL8=:v1:EkIc1BoN/VlQFiM6:Qc0zPbCGuhOdK6+yGc85WERBdDIKIA==\n";

/** The real Pulumi engine on a configuration of its own: a folder with the project, its state, and the stand-ins for the providers. */
export class Engine {
  private readonly folder = mkdtempSync(path.join(tmpdir(), "holdfast-engine-"));
  private readonly project = path.join(this.folder, "project");
  /** The changes in AWS that Pulumi has not made. */
  readonly world = new World();
  private readonly stacks = new Map<StackName, Stack>();

  constructor(
    private readonly pulumi: PulumiCommand,
    variant: Variant,
    writeProgram = ofTheSources,
  ) {
    writeVariant(variant, this.project);
    writeProgram(this.project);
    for (const name of STACKS) appendFileSync(path.join(this.project, `Pulumi.${name}.yaml`), SALT);
    for (const name of ["state", "home"]) mkdirSync(path.join(this.folder, name));
    // With a file in place of the folder the CLI keeps no logs, which cost a fifth of its time.
    writeFileSync(path.join(this.folder, "home/logs"), "");
    writeAnalyzer(path.join(this.folder, "bin"));
    writeLanguageHost(path.join(this.folder, "host"));
    writeHoldfast(path.join(this.folder, "host"));
  }

  /** The folder with Pulumi.yaml and the stack files. */
  get configuration(): string {
    return this.project;
  }

  preview(name: StackName, options: RunOptions = {}): Promise<Outcome> {
    const { refresh = false } = options;
    return this.run(name, options, (stack, settings) => stack.preview({ ...settings, refresh }));
  }

  /** Without a preview before it, as the engine does all the same checks again. */
  up(name: StackName, options: RunOptions = {}): Promise<Outcome> {
    const { refresh = false, parallel } = options;
    return this.run(name, options, (stack, settings) =>
      stack.up({ ...settings, refresh, ...(parallel && { parallel }) }),
    );
  }

  /** `pulumi destroy`, of all or with `--target` of some. */
  destroy(name: StackName, options: RunOptions = {}): Promise<Outcome> {
    const { target, parallel } = options;
    const own = { ...(target && { target }), ...(parallel && { parallel }) };
    return this.run(name, options, (stack, settings) => stack.destroy({ ...settings, ...own }));
  }

  /** Asks AWS about every resource, and changes no state. */
  previewRefresh(name: StackName, options: RunOptions = {}): Promise<Outcome> {
    return this.run(name, options, (stack, settings) => stack.previewRefresh(settings));
  }

  /** `pulumi refresh`: the state becomes what AWS says. */
  refresh(name: StackName, options: RunOptions = {}): Promise<Outcome> {
    const { target } = options;
    return this.run(name, options, (stack, settings) => stack.refresh({ ...settings, ...(target && { target }) }));
  }

  /** `pulumi state unprotect`: Pulumi's own protection of one resource is lifted, AWS's is not. */
  unprotect(name: StackName, urn: string): void {
    this.command("state", "unprotect", urn, "--yes", "--stack", name);
  }

  /** The same of all resources. */
  unprotectAll(name: StackName): void {
    this.command("state", "unprotect", "--all", "--yes", "--stack", name);
  }

  /** What a command of Pulumi's CLI prints. @throws Error with what it prints, where it fails */
  command(...args: string[]): string {
    const env = { ...process.env, ...this.environment() };
    // An export may be of several mebibytes; Node's own limit is one.
    const options = { cwd: this.project, env, encoding: "utf8", stdio: "pipe", maxBuffer: 2 ** 28 } as const;
    return execFileSync(this.pulumi.command, [...args, "--color", "never"], options);
  }

  /** The same of a command that asks AWS. @param dead a region that is unavailable */
  commandWithProviders(args: string[], dead?: string): Promise<string> {
    return this.asking(this.pulumi.command, [...args, "--color", "never"], dead);
  }

  /** What lines of a page print, as an operator runs them in the folder with Pulumi.yaml, who confirms all. @throws Error with what they print, where one fails */
  shell(lines: string, dead?: string): Promise<string> {
    return this.asking("bash", ["-euc", lines], dead);
  }

  private asking(command: string, args: string[], dead?: string): Promise<string> {
    // Beside a language host the engine would not start the policy pack by its own executable.
    const folders = [path.join(this.folder, "host"), path.dirname(this.pulumi.command)];
    const PATH = [...folders, process.env.PATH].join(path.delimiter);
    const env = { ...this.environment(), PATH };
    return runAsking(command, args, { world: this.world, cwd: this.project, env, dead });
  }

  /** The stack's state file. */
  stateFile(name: StackName): string {
    return readFileSync(path.join(this.folder, "state/.pulumi/stacks/holdfast", `${name}.json`), "utf8");
  }

  /** What is in every file of the backend, by its path: states, their backups, histories. */
  backendFiles(): Record<string, string> {
    return filesUnder(path.join(this.folder, "state"));
  }

  /** What the state file holds, as an export has it, secrets being ciphertext. */
  state(name: StackName): Deployment {
    const { checkpoint } = JSON.parse(this.stateFile(name)) as { checkpoint: { latest: Deployment["deployment"] } };
    return { version: 3, deployment: checkpoint.latest };
  }

  /** `pulumi stack export --show-secrets`, in four tenths of a second; what needs no secrets reads `state`. */
  async export(name: StackName): Promise<Deployment> {
    const stack = await this.stack(name);
    return (await stack.exportStack()) as unknown as Deployment;
  }

  /** `pulumi stack init`, without any `up`. */
  async init(name: StackName): Promise<void> {
    await this.stack(name);
  }

  /** Sets one of the settings that both stacks share, as in Pulumi.yaml; undefined removes it. */
  share(key: string, value: unknown): void {
    this.edit("Pulumi.yaml", key, value === undefined ? undefined : { value });
  }

  /** Sets one of a stack's own settings, in its stack file; undefined removes it. */
  set(name: StackName, key: string, value: unknown): void {
    this.edit(`Pulumi.${name}.yaml`, key, value);
  }

  /** One of the settings that both stacks share. */
  shared(key: string): any {
    return this.settingsIn("Pulumi.yaml").config[key]?.value;
  }

  /** One of a stack's own settings. */
  own(name: StackName, key: string): any {
    return this.settingsIn(`Pulumi.${name}.yaml`).config[key];
  }

  private edit(file: string, key: string, value: unknown): void {
    const document = this.settingsIn(file);
    if (value === undefined) Reflect.deleteProperty(document.config, key);
    else document.config[key] = value;
    writeFileSync(path.join(this.project, file), stringify(document));
  }

  private settingsIn(file: string): { config: Record<string, any> } {
    return parse(readFileSync(path.join(this.project, file), "utf8")) as { config: Record<string, any> };
  }

  stop(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async run(
    name: StackName,
    { pack = false, dead, diff, checkpoints = false, graceMs = GRACE_MS }: RunOptions,
    operate: (stack: Stack, settings: Settings) => Promise<unknown>,
  ): Promise<Outcome> {
    const stack = await this.stack(name);
    const providers = await serveProviders(this.world, dead);
    const skipped = { PULUMI_SKIP_CHECKPOINTS: String(!checkpoints) };
    stack.workspace.envVars = { ...this.environment(), ...providers.environment, ...skipped };
    const events: EngineEvent[] = [];
    const text: string[] = [];
    const abort = new AbortController();
    let programFailed = false;
    let ending: NodeJS.Timeout | undefined;
    // An engine that ends by itself is not interrupted: once it takes no more signals, one would end it before it has written the state.
    const endIfReported = () => {
      clearTimeout(ending);
      const isReported = events.some(({ diagnosticEvent: event }) => event?.severity === "error");
      const isEnding = events.some(({ summaryEvent }) => summaryEvent !== undefined);
      if (isReported && !isEnding) ending = setTimeout(() => abort.abort(), graceMs);
    };
    const settings: Settings = {
      color: "never",
      ...(diff !== undefined && { diff }),
      signal: abort.signal,
      onEvent: (event) => {
        events.push(event);
        if (programFailed) endIfReported();
      },
      onOutput: (chunk) => text.push(chunk),
      onError: (chunk) => text.push(chunk),
      ...(pack !== false && { policyPacks: [PACK], ...this.packConfig(pack) }),
    };
    // A program that fails leaves promises rejected; the engine reports them, and the test runner must not end because of them. A program of its
    // own would end; the SDK's server for inline programs waits indefinitely (automation/server.js), and so does the engine.
    const rejections = watchRejections();
    rejections.first.catch(() => {
      programFailed = true;
      endIfReported();
    });
    const forgetListeners = listening();
    const limit = setTimeout(() => abort.abort(), LIMIT_MS);
    let failure: unknown;
    try {
      await withoutTraces(() => operate(stack, settings));
    } catch (error) {
      failure = error;
    } finally {
      clearTimeout(limit);
      clearTimeout(ending);
      // Before mocha's own come back, which were not there when the SDK's came.
      forgetListeners();
      rejections.stop();
      providers.stop();
    }
    return outcomeOf({ events, text: text.join(""), failure, calls: [...providers.calls] });
  }

  private packConfig(pack: true | Record<string, unknown>): { policyPackConfigs?: string[] } {
    if (pack === true) return existsSync(PACK_CONFIG) ? { policyPackConfigs: [PACK_CONFIG] } : {};
    const file = path.join(this.folder, "policy-config.json");
    writeFileSync(file, JSON.stringify(pack));
    return { policyPackConfigs: [file] };
  }

  private async stack(name: StackName): Promise<Stack> {
    const known = this.stacks.get(name);
    if (known) return known;
    const made = await LocalWorkspace.createStack(
      {
        stackName: name,
        projectName: "holdfast",
        program: async () => (await loadProgram()) as Record<string, unknown>,
      },
      { workDir: this.project, pulumiCommand: this.pulumi, envVars: this.environment() },
    );
    // After each operation the Automation API asks the CLI three times for what no test reads: each costs as much as the provider's part.
    made.outputs = async () => ({});
    made.info = async () => undefined;
    this.stacks.set(name, made);
    return made;
  }

  private environment(): Record<string, string> {
    return {
      PATH: [path.join(this.folder, "bin"), process.env.PATH].join(path.delimiter),
      PULUMI_BACKEND_URL: `file://${path.join(this.folder, "state")}`,
      PULUMI_HOME: path.join(this.folder, "home"),
      PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
      PULUMI_SKIP_UPDATE_CHECK: "true",
      // The state is written once, at the end: an engine that is not killed needs none before (https://github.com/pulumi/pulumi/issues/10668).
      PULUMI_SKIP_CHECKPOINTS: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    };
  }
}
