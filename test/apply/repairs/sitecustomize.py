"""Repairs of moto, the emulated AWS, for faults that stop right programs, or for whose end the provider waits minutes.

Python runs this file at its start, if its folder is in PYTHONPATH (https://docs.python.org/3/library/site.html); it acts in the
process of moto's server only. A repair that does not fit the installed moto is named on stderr, and the server starts without it.
"""
import importlib.machinery
import importlib.util
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SERVERS = ("moto_server", "moto_server.py")


def queues_return_their_redrive_allow_policy():
    """moto keeps a queue's RedriveAllowPolicy and never returns it; the provider waits for it three minutes."""
    from moto.sqs.models import Queue
    original = Queue.attributes.fget

    def attributes(self):
        policy = getattr(self, "redrive_allow_policy", None)
        return {**original(self), **({"RedriveAllowPolicy": policy} if policy else {})}
    Queue.attributes = property(attributes)


def canaries_as_aws_answers():
    """moto writes a canary's times as texts, which the SDK refuses, and has neither an engine of it nor StartCanary."""
    from moto.core.utils import unix_time
    from moto.synthetics import urls
    from moto.synthetics.models import Canary
    from moto.synthetics.responses import SyntheticsResponse as Response
    described = Canary.to_dict

    def to_dict(self):
        given = {key: value for key, value in described(self).items() if value is not None}
        engine = f"arn:aws:lambda:us-east-1:123456789012:function:cwsyn-{self.name}-{self.id}:1"
        times = {key: unix_time(self.timeline[key]) for key in ("Created", "LastModified")}
        return {**given, "EngineArn": engine, "EngineConfigs": [{"EngineArn": engine}], "Timeline": times}

    def start_canary(self):
        name = self.path.split("/")[-2]
        self.synthetics_backend.canaries[name].state = "RUNNING"
        return "{}"
    Canary.to_dict = to_dict
    Response.start_canary = start_canary
    urls.url_paths["{0}/canary/(?P<name>[^/]+)/start$"] = Response.dispatch


def table_replicas_have_tags():
    """moto knows a table by its first region's ARN alone, so that a replica has no tags, for which the provider waits minutes."""
    from moto.dynamodb.models import DynamoDBBackend as Backend
    original, tag, untag = Backend.list_tags_of_resource, Backend.tag_resource, Backend.untag_resource
    tags_of = {}

    def is_replica(backend, arn):
        table = backend.tables.get(arn.rpartition("/")[2])
        return table is not None and table.table_arn != arn

    def list_tags_of_resource(self, table_arn):
        if not is_replica(self, table_arn):
            return original(self, table_arn)
        return [{"Key": key, "Value": value} for key, value in tags_of.get(table_arn, {}).items()]

    def tag_resource(self, table_arn, tags):
        if not is_replica(self, table_arn):
            return tag(self, table_arn, tags)
        tags_of.setdefault(table_arn, {}).update({each["Key"]: each["Value"] for each in tags})

    def untag_resource(self, table_arn, tag_keys):
        if not is_replica(self, table_arn):
            return untag(self, table_arn, tag_keys)
        for key in tag_keys:
            tags_of.get(table_arn, {}).pop(key, None)
    Backend.list_tags_of_resource, Backend.tag_resource, Backend.untag_resource = list_tags_of_resource, tag_resource, untag_resource


def replica_keys_have_what_they_are_given():
    """moto makes a replica key without the tags, policy and description of the request, for which the provider waits minutes."""
    from moto.kms.models import kms_backends
    from moto.kms.responses import KmsResponse as Response
    replicate = Response.replicate_key

    def replicate_key(self):
        answer = replicate(self)
        source = self.kms_backend.get_key_id(self._get_param("KeyId"))
        backend = kms_backends[self.current_account][self._get_param("ReplicaRegion")]
        replica = backend.keys[source]
        replica.description = self._get_param("Description") or ""
        replica.policy = self._get_param("Policy") or replica.generate_default_policy()
        backend.tag_resource(source, self._get_param("Tags") or [])
        return answer
    Response.replicate_key = replicate_key


def key_policies_deny_named_principals():
    """moto takes every Deny of a key's policy for one of everyone, whatever its Condition says, and then cannot describe the key."""
    from moto.kms import policy_validator
    check = policy_validator.check_statement

    def check_statement(statement, resource, action):
        return not statement.get("Condition") and check(statement, resource, action)
    policy_validator.check_statement = check_statement


def bucket_policies_deny_where_their_conditions_hold():
    """moto takes a Deny of a bucket's policy for one of every request, whatever its Condition says: what is put after it is refused."""
    from moto.iam.access_control import IAMPolicyStatement as Statement, PermissionResult
    permitted = Statement.is_action_permitted

    def is_action_permitted(self, *args, **kwargs):
        conditional = self._statement.get("Effect") == "Deny" and self._statement.get("Condition")
        return PermissionResult.NEUTRAL if conditional else permitted(self, *args, **kwargs)
    Statement.is_action_permitted = is_action_permitted


def composite_alarms_can_be_made():
    """moto has no PutCompositeAlarm, though its alarms can have rules; as with AWS, a rule must name alarms that are there
    (https://github.com/awsdocs/aws-cloudformation-user-guide/issues/911)."""
    import re
    from moto.cloudwatch.exceptions import ValidationError
    from moto.cloudwatch.responses import CloudWatchResponse as Response

    def put_composite_alarm(self):
        named = re.findall(r'\b(?:ALARM|OK|INSUFFICIENT_DATA)\(\s*"?([^")]+)"?\s*\)', self._get_param("AlarmRule"))
        names = {name.rpartition(":alarm:")[2].strip() for name in named}
        missing = sorted(names - set(self.cloudwatch_backend.alarms))
        if missing:
            raise ValidationError(f"Could not save the composite alarm as alarms {missing} in the alarm rule do not exist")
        return self.put_metric_alarm()
    Response.put_composite_alarm = put_composite_alarm


def backup_has_policies_selections_and_restore_tests():
    """moto's AWS Backup has no access policies of vaults, no selections of plans, and no restore testing; here each is kept as it came."""
    import json
    import time
    import uuid
    from moto.backup import urls
    from moto.backup.responses import BackupResponse as Response
    kept = {}                                              # by account, region and what it is

    def call(name, method):
        def answer(response):
            parts = response.path.strip("/").split("/")
            kept_here = kept.setdefault((response.current_account, response.region), {})
            body = json.loads(response.body) if response.body else {}
            try:
                return json.dumps(method(response.backup_backend, kept_here, parts, body))
            except KeyError as missing:
                headers = {"x-amzn-ErrorType": "ResourceNotFoundException", "status": 404}
                return 404, headers, json.dumps({"message": f"there is no {missing}"})
        setattr(Response, name, answer)

    def put_policy(backend, here, parts, body):            # /backup-vaults/NAME/access-policy
        vault = backend.vaults[parts[1]]
        here["policy", vault.backup_vault_name] = {
            "BackupVaultName": vault.backup_vault_name, "BackupVaultArn": vault.backup_vault_arn, "Policy": body["Policy"]}
        return {}

    def put_selection(backend, here, parts, body):         # /backup/plans/ID/selections
        plan, selection = backend.plans[parts[2]].backup_plan_id, str(uuid.uuid4())
        here["selection", plan, selection] = {"BackupPlanId": plan, "SelectionId": selection, "CreationDate": time.time(),
                                              "BackupSelection": body["BackupSelection"]}
        return {"BackupPlanId": plan, "SelectionId": selection, "CreationDate": time.time()}

    def put_restore_test(backend, here, parts, body):      # /restore-testing/plans
        plan = body["RestoreTestingPlan"]
        name = plan["RestoreTestingPlanName"]
        arn = f"arn:aws:backup:{backend.region_name}:{backend.account_id}:restore-testing-plan:{name}-{uuid.uuid4()}"
        made = {"RestoreTestingPlanName": name, "RestoreTestingPlanArn": arn, "CreationTime": time.time()}
        here["test", name] = {"RestoreTestingPlan": {"ScheduleExpressionTimezone": "Etc/UTC", "StartWindowHours": 24, **plan, **made}}
        return made

    def put_restore_test_selection(backend, here, parts, body):     # /restore-testing/plans/NAME/selections
        plan, selection = here["test", parts[2]]["RestoreTestingPlan"], body["RestoreTestingSelection"]
        name = selection["RestoreTestingSelectionName"]
        made = {"RestoreTestingPlanName": parts[2], "RestoreTestingSelectionName": name, "CreationTime": time.time()}
        here["test selection", parts[2], name] = {"RestoreTestingSelection": {"ValidationWindowHours": 0, **selection, **made}}
        return {**made, "RestoreTestingPlanArn": plan["RestoreTestingPlanArn"]}

    call("put_backup_vault_access_policy", put_policy)
    call("get_backup_vault_access_policy", lambda backend, here, parts, body: here["policy", parts[1]])
    call("create_backup_selection", put_selection)
    call("get_backup_selection", lambda backend, here, parts, body: here["selection", parts[2], parts[4]])
    call("create_restore_testing_plan", put_restore_test)
    call("get_restore_testing_plan", lambda backend, here, parts, body: here["test", parts[2]])
    call("create_restore_testing_selection", put_restore_test_selection)
    call("get_restore_testing_selection", lambda backend, here, parts, body: here["test selection", parts[2], parts[4]])
    for path in ("backup-vaults/(?P<name>[^/]+)/access-policy", "restore-testing/plans", "restore-testing/plans/(?P<rest>.+)"):
        urls.url_paths["{0}/" + path + "$"] = Response.dispatch


def database_replicas_are_in_their_region():
    """moto gives a replica of a database its region last, and so looks for the replica's subnet group in the source's region."""
    from moto.rds.models import RDSBackend as Backend
    replicate = Backend.create_db_instance_read_replica

    def create_db_instance_read_replica(self, db_kwargs):
        return replicate(self, {"backend": self, **db_kwargs})
    Backend.create_db_instance_read_replica = create_db_instance_read_replica


def global_clusters_are_described_by_their_name():
    """moto describes every global cluster, whichever is asked for; of several the provider finds none, and waits for it half a minute."""
    from moto.core.responses import ActionResult
    from moto.rds.responses import RDSResponse as Response

    def describe_global_clusters(self):
        wanted = self.params.get("GlobalClusterIdentifier")
        every = self.global_backend.describe_global_clusters()
        found = [one for one in every if wanted in (None, one.global_cluster_identifier)]
        return ActionResult({"GlobalClusters": found})
    Response.describe_global_clusters = describe_global_clusters


def aurora_has_io_optimized_storage():
    """moto looks a cluster's storage type up among those of RDS, and ends with a KeyError at aurora and aurora-iopt1."""
    from moto.rds.models import DBCluster as Cluster
    allocated = Cluster.default_allocated_storage

    def default_allocated_storage(engine, storage_type):
        return allocated(engine=engine, storage_type="gp2" if storage_type.startswith("aurora") else storage_type)
    Cluster.default_allocated_storage = staticmethod(default_allocated_storage)


def images_of_ones_own_can_be_copied():
    """moto has some images of AWS's; one's own, of which a Region's copy is made, is there before, as an existing network is."""
    from moto.ec2.models import ec2_backends
    from moto.ec2.models.amis import Ami, AmiBackend as Backend
    copy = Backend.copy_image

    def copy_image(self, source_image_id, source_region, name=None, description=None):
        images = ec2_backends[self.account_id][source_region].amis
        if source_image_id not in images:
            alike = next(iter(images.values()))
            source = ec2_backends[self.account_id][source_region]
            images[source_image_id] = Ami(source, source_image_id, instance=None, source_ami=alike, name=source_image_id)
        return copy(self, source_image_id, source_region, name, description)
    Backend.copy_image = copy_image


def services_run_their_tasks():
    """moto leaves the tasks of a service pending, and the provider waits until as many run as are desired: AWS starts them
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html)."""
    from moto.ecs.models import Service
    begin = Service.__init__

    def __init__(self, *args, **kwargs):
        begin(self, *args, **kwargs)
        self.running_count, self.pending_count = self.desired_count, 0
        for deployment in self.deployments:
            deployment.update(runningCount=self.desired_count, pendingCount=0, rolloutState="COMPLETED",
                              rolloutStateReason=f"ECS deployment {deployment['id']} completed.")
    Service.__init__ = __init__


def domain_names_of_apis_become_available():
    """moto leaves out what API Gateway answers of a domain name: its status, for which the provider waits, the name that a record leads to, and
    that one's hosted zone (https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/domainnames-domainname.html)."""
    from hashlib import sha256
    from moto.apigatewayv2.models import DomainName
    begin = DomainName.__init__

    def __init__(self, *args, **kwargs):
        begin(self, *args, **kwargs)
        region = self.domain_name_arn.split(":")[3]
        label = sha256(self.domain_name_arn.encode()).hexdigest()[:10]
        answered = {"apiGatewayDomainName": f"d-{label}.execute-api.{region}.amazonaws.com", "hostedZoneId": "Z1UJRXOUMOOFQ8",
                    "domainNameStatus": "AVAILABLE"}
        self.domain_name_configurations = [{**one, **answered} for one in self.domain_name_configurations]
    DomainName.__init__ = __init__


REPAIRS = (queues_return_their_redrive_allow_policy, canaries_as_aws_answers, table_replicas_have_tags,
           replica_keys_have_what_they_are_given, key_policies_deny_named_principals,
           bucket_policies_deny_where_their_conditions_hold, composite_alarms_can_be_made,
           backup_has_policies_selections_and_restore_tests, database_replicas_are_in_their_region,
           global_clusters_are_described_by_their_name, aurora_has_io_optimized_storage, images_of_ones_own_can_be_copied,
           services_run_their_tasks, domain_names_of_apis_become_available)


def hidden_sitecustomize():
    """Runs the sitecustomize that Python would have found, had this one not been found first."""
    others = [folder for folder in sys.path if os.path.abspath(folder or ".") != HERE]
    found = importlib.machinery.PathFinder.find_spec("sitecustomize", others)
    if found and found.loader:
        found.loader.exec_module(importlib.util.module_from_spec(found))


def repair_all():
    for repair in REPAIRS:
        try:
            repair()
        except Exception as problem:                       # a repair is optional, whatever it meets
            print(f"holdfast: repair {repair.__name__} does not fit this moto: {problem!r}", file=sys.stderr, flush=True)


hidden_sitecustomize()
if any(os.path.basename(argument) in SERVERS for argument in sys.orig_argv[:3]):
    repair_all()
