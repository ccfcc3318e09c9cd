import { readFileSync } from "node:fs";
import type { Instances } from "../config/schema/compute";

/**
 * A small stateless service in Python's standard library, which Amazon Linux 2023 has: nothing is installed at boot, so that an instance
 * starts without any other service of AWS being well. Its health path answers from memory alone.
 * What it may use it finds in its environment, as functions and containers do: TABLE_CARTS, DATABASE_ORDERS_ENDPOINT. The unit reads the parameters at each
 * start, within a time, and starts without those that it cannot read.
 * @param healthPath the path that answers 200 while the process lives; visible ASCII, quotes and backslashes among it, which Python writes as JSON does
 */
export function sampleService(port: Instances["port"], healthPath: string, addresses?: AddressesRead): string {
  return `#!/bin/bash
set -euo pipefail
cat > /opt/service.py <<'PYTHON'
import http.server
import urllib.request

HEALTH_PATH = ${JSON.stringify(healthPath)}
METADATA = "http://169.254.169.254/latest"


def metadata(path):
    ask = urllib.request.Request(METADATA + "/api/token", method="PUT", headers={"X-aws-ec2-metadata-token-ttl-seconds": "60"})
    token = urllib.request.urlopen(ask, timeout=2).read().decode()
    ask = urllib.request.Request(METADATA + "/meta-data/" + path, headers={"X-aws-ec2-metadata-token": token})
    return urllib.request.urlopen(ask, timeout=2).read().decode()


def placed(path):
    try:
        return metadata(path)
    except Exception:  # Whatever the metadata service does, the service answers.
        return "unknown"


ZONE = placed("placement/availability-zone")
INSTANCE = placed("instance-id")


class Service(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        text = "ok\\n" if self.path == HEALTH_PATH else "served by " + INSTANCE + " in " + ZONE + "\\n"
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_HEAD = do_GET

    def log_message(self, *args):
        pass


http.server.ThreadingHTTPServer(("", ${port}), Service).serve_forever()
PYTHON
${addresses ? addressesScript(addresses) : ""}cat > /etc/systemd/system/service.service <<'UNIT'
[Unit]
Description=The sample service
After=network.target
# A fixed fleet replaces no instance, so systemd must never give up on the service.
StartLimitIntervalSec=0

[Service]
${addresses ? `ExecStartPre=-+/usr/bin/timeout 20 /opt/addresses.sh\nEnvironmentFile=-/run/service.env\n` : ""}ExecStart=/usr/bin/python3 /opt/service.py
Restart=always
RestartSec=1
DynamicUser=yes

[Install]
WantedBy=multi-user.target
UNIT
systemctl daemon-reload
systemctl enable --now service.service
`;
}

/** The parameters that say where things are. */
export interface AddressesRead {
  region: string;
  /** What their names begin with. */
  path: string;
  /** Their names' last parts, which are the variables'. */
  variables: readonly string[];
}

/** GetParameters takes so many names (https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html). */
const NAMES_OF_A_CALL = 10;

/**
 * Writes the variables to a file, by AWS's command line, which Amazon Linux 2023 has. AmazonSSMManagedInstanceCore allows GetParameters, and not
 * GetParametersByPath (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSSMManagedInstanceCore.html).
 */
function addressesScript({ region, path, variables }: AddressesRead): string {
  return `cat > /opt/addresses.sh <<'SCRIPT'
#!/bin/bash
set -uo pipefail
umask 022
echo ${variables.join(" ")} | xargs -n ${NAMES_OF_A_CALL} | while read -r names; do
  aws ssm get-parameters --region ${region} --cli-connect-timeout 3 --cli-read-timeout 5 \\
    --names $(printf '${path}/%s ' $names) --query 'Parameters[].[Name,Value]' --output text
done | while IFS=$'\\t' read -r name value; do
  echo "\${name##*/}=$value"
done > /run/service.env
SCRIPT
chmod 755 /opt/addresses.sh
`;
}

/** The instances' user data: the user's own file, byte for byte since cloud-init takes it compressed too, or the sample service. */
export function userDataOf(compute: Instances, healthPath: string, addresses?: AddressesRead): Buffer {
  return compute.userData === undefined
    ? Buffer.from(sampleService(compute.port, healthPath, addresses))
    : readFileSync(compute.userData);
}
