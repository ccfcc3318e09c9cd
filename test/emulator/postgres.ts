import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { appendFileSync, chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/** The folder of PostgreSQL's server programs: Debian's, or HOLDFAST_POSTGRES. */
function programs(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [process.env["HOLDFAST_POSTGRES"], ...versions.map((one) => path.join(debian, one, "bin"))];
  return folders.find((one) => one !== undefined && existsSync(path.join(one, "initdb")));
}

const SUPERUSER = "postgres";

/** A PostgreSQL server on this machine, as a database's member: one that writes, or a replica of another. */
export class Postgres {
  private constructor(
    private readonly bin: string,
    private readonly data: string,
    private readonly server: ChildProcess,
    readonly port: number,
  ) {}

  /** Whether there is a server to start. */
  static get isHere(): boolean {
    return programs() !== undefined;
  }

  /** @param login of a user that may do everything, and its database */
  static async writer(login: { username: string; password: string; database: string }): Promise<Postgres> {
    const bin = programs()!;
    const data = folder();
    run(bin, "initdb", ["-D", data, "-U", SUPERUSER, "--auth=trust", "--no-sync"]);
    // A login with its password only, as a database of RDS takes it; replication as AWS does it.
    const rules = [
      "local all all trust",
      "host replication all all trust",
      "host all postgres all trust",
      "host all all all scram-sha-256",
    ];
    execFileSync("bash", ["-c", `printf '%s\\n' "$@" > ${data}/pg_hba.conf`, "-", ...rules]);
    const made = await Postgres.start(bin, data);
    made.sql(`create role ${login.username} superuser login password '${login.password}'`);
    made.sql(`create database ${login.database} owner ${login.username}`);
    return made;
  }

  /** A replica, which refuses writes until it is promoted. */
  async replica(): Promise<Postgres> {
    const data = folder();
    run(this.bin, "pg_basebackup", [
      "-D",
      data,
      "-R",
      "--checkpoint=fast",
      "-h",
      "127.0.0.1",
      "-p",
      String(this.port),
      "-U",
      SUPERUSER,
    ]);
    return Postgres.start(this.bin, data);
  }

  promote(): void {
    this.sql("select pg_promote()");
  }

  /** What a query returns. */
  sql(statement: string): string {
    const words = ["-h", "127.0.0.1", "-p", String(this.port), "-U", SUPERUSER, "-Atc", statement];
    return execFileSync(path.join(this.bin, "psql"), words, { encoding: "utf8", stdio: "pipe" }).trim();
  }

  /** At once, as where a Region fails. */
  stop(): void {
    this.server.kill("SIGQUIT");
    rmSync(this.data, { recursive: true, force: true, maxRetries: 5 });
  }

  private static async start(bin: string, data: string): Promise<Postgres> {
    const port = await freePort();
    appendFileSync(path.join(data, "postgresql.conf"), `port = ${port}\nunix_socket_directories = ''\nfsync = off\n`);
    const [program, words] = asUser(path.join(bin, "postgres"), ["-D", data]);
    const server = spawn(program, words, { stdio: "ignore" });
    const started = new Postgres(bin, data, server, port);
    for (let tries = 0; ; tries += 1)
      try {
        started.sql("select 1");
        return started;
      } catch (error) {
        if (tries === 100) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
  }
}

const isRoot = process.getuid?.() === 0;

/** The server does not run as root. */
function asUser(program: string, words: readonly string[]): [string, string[]] {
  return isRoot
    ? ["setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, ...words]]
    : [program, [...words]];
}

function run(bin: string, name: string, words: readonly string[]): void {
  const [program, all] = asUser(path.join(bin, name), words);
  execFileSync(program, all, { stdio: ["ignore", "ignore", "pipe"], cwd: "/" });
}

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), "holdfast-postgres-"));
  chmodSync(made, 0o700);
  if (isRoot) execFileSync("chown", ["postgres:postgres", made]);
  return made;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
