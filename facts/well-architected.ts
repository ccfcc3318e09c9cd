import type { Published } from "./published";

/** The best practices of the Reliability pillar. */
export const BEST_PRACTICES = {
  title:
    "AWS Well-Architected Framework, Reliability pillar: the best practices, and the page of each under the source",
  sources: ["https://docs.aws.amazon.com/wellarchitected/latest/framework/"],
  asOf: "2026-11-28",
  data: {
    "REL01-BP01": {
      title: "Aware of service quotas and constraints",
      page: "rel_manage_service_limits_aware_quotas_and_constraints",
    },
    "REL01-BP02": {
      title: "Manage service quotas across accounts and regions",
      page: "rel_manage_service_limits_limits_considered",
    },
    "REL01-BP03": {
      title: "Accommodate fixed service quotas and constraints through architecture",
      page: "rel_manage_service_limits_aware_fixed_limits",
    },
    "REL01-BP04": { title: "Monitor and manage quotas", page: "rel_manage_service_limits_monitor_manage_limits" },
    "REL01-BP05": { title: "Automate quota management", page: "rel_manage_service_limits_automated_monitor_limits" },
    "REL01-BP06": {
      title:
        "Ensure that a sufficient gap exists between the current quotas and the maximum usage to accommodate failover",
      page: "rel_manage_service_limits_suff_buffer_limits",
    },
    "REL02-BP01": {
      title: "Use highly available network connectivity for your workload public endpoints",
      page: "rel_planning_network_topology_ha_conn_users",
    },
    "REL02-BP02": {
      title: "Provision redundant connectivity between private networks in the cloud and on-premises environments",
      page: "rel_planning_network_topology_ha_conn_private_networks",
    },
    "REL02-BP03": {
      title: "Ensure IP subnet allocation accounts for expansion and availability",
      page: "rel_planning_network_topology_ip_subnet_allocation",
    },
    "REL02-BP04": {
      title: "Prefer hub-and-spoke topologies over many-to-many mesh",
      page: "rel_planning_network_topology_prefer_hub_and_spoke",
    },
    "REL02-BP05": {
      title: "Enforce non-overlapping private IP address ranges in all private address spaces where they are connected",
      page: "rel_planning_network_topology_non_overlap_ip",
    },
    "REL03-BP01": {
      title: "Choose how to segment your workload",
      page: "rel_service_architecture_monolith_soa_microservice",
    },
    "REL03-BP02": {
      title: "Build services focused on specific business domains and functionality",
      page: "rel_service_architecture_business_domains",
    },
    "REL03-BP03": { title: "Provide service contracts per API", page: "rel_service_architecture_api_contracts" },
    "REL04-BP01": {
      title: "Identify the kind of distributed systems you depend on",
      page: "rel_prevent_interaction_failure_identify",
    },
    "REL04-BP02": {
      title: "Implement loosely coupled dependencies",
      page: "rel_prevent_interaction_failure_loosely_coupled_system",
    },
    "REL04-BP03": { title: "Do constant work", page: "rel_prevent_interaction_failure_constant_work" },
    "REL04-BP04": { title: "Make mutating operations idempotent", page: "rel_prevent_interaction_failure_idempotent" },
    "REL05-BP01": {
      title: "Implement graceful degradation to transform applicable hard dependencies into soft dependencies",
      page: "rel_mitigate_interaction_failure_graceful_degradation",
    },
    "REL05-BP02": { title: "Throttle requests", page: "rel_mitigate_interaction_failure_throttle_requests" },
    "REL05-BP03": { title: "Control and limit retry calls", page: "rel_mitigate_interaction_failure_limit_retries" },
    "REL05-BP04": { title: "Fail fast and limit queues", page: "rel_mitigate_interaction_failure_fail_fast" },
    "REL05-BP05": { title: "Set client timeouts", page: "rel_mitigate_interaction_failure_client_timeouts" },
    "REL05-BP06": {
      title: "Make systems stateless where possible",
      page: "rel_mitigate_interaction_failure_stateless",
    },
    "REL05-BP07": { title: "Implement emergency levers", page: "rel_mitigate_interaction_failure_emergency_levers" },
    "REL06-BP01": {
      title: "Monitor all components for the workload (Generation)",
      page: "rel_monitor_aws_resources_monitor_resources",
    },
    "REL06-BP02": {
      title: "Define and calculate metrics (Aggregation)",
      page: "rel_monitor_aws_resources_notification_aggregation",
    },
    "REL06-BP03": {
      title: "Send notifications (Real-time processing and alarming)",
      page: "rel_monitor_aws_resources_notification_monitor",
    },
    "REL06-BP04": {
      title: "Automate responses (Real-time processing and alarming)",
      page: "rel_monitor_aws_resources_automate_response_monitor",
    },
    "REL06-BP05": { title: "Analyze logs", page: "rel_monitor_aws_resources_storage_analytics" },
    "REL06-BP06": {
      title: "Regularly review monitoring scope and metrics",
      page: "rel_monitor_aws_resources_review_monitoring",
    },
    "REL06-BP07": {
      title: "Monitor end-to-end tracing of requests through your system",
      page: "rel_monitor_aws_resources_end_to_end",
    },
    "REL07-BP01": {
      title: "Use automation when obtaining or scaling resources",
      page: "rel_adapt_to_changes_autoscale_adapt",
    },
    "REL07-BP02": {
      title: "Obtain resources upon detection of impairment to a workload",
      page: "rel_adapt_to_changes_reactive_adapt_auto",
    },
    "REL07-BP03": {
      title: "Obtain resources upon detection that more resources are needed for a workload",
      page: "rel_adapt_to_changes_proactive_adapt_auto",
    },
    "REL07-BP04": { title: "Load test your workload", page: "rel_adapt_to_changes_load_tested_adapt" },
    "REL08-BP01": {
      title: "Use runbooks for standard activities such as deployment",
      page: "rel_tracking_change_management_planned_changemgmt",
    },
    "REL08-BP02": {
      title: "Integrate functional testing as part of your deployment",
      page: "rel_tracking_change_management_functional_testing",
    },
    "REL08-BP03": {
      title: "Integrate resiliency testing as part of your deployment",
      page: "rel_tracking_change_management_resiliency_testing",
    },
    "REL08-BP04": {
      title: "Deploy using immutable infrastructure",
      page: "rel_tracking_change_management_immutable_infrastructure",
    },
    "REL08-BP05": {
      title: "Deploy changes with automation",
      page: "rel_tracking_change_management_automated_changemgmt",
    },
    "REL09-BP01": {
      title: "Identify and back up all data that needs to be backed up, or reproduce the data from sources",
      page: "rel_backing_up_data_identified_backups_data",
    },
    "REL09-BP02": { title: "Secure and encrypt backups", page: "rel_backing_up_data_secured_backups_data" },
    "REL09-BP03": { title: "Perform data backup automatically", page: "rel_backing_up_data_automated_backups_data" },
    "REL09-BP04": {
      title: "Perform periodic recovery of the data to verify backup integrity and processes",
      page: "rel_backing_up_data_periodic_recovery_testing_data",
    },
    "REL10-BP01": {
      title: "Deploy the workload to multiple locations",
      page: "rel_fault_isolation_multiaz_region_system",
    },
    "REL10-BP02": {
      title: "Automate recovery for components constrained to a single location",
      page: "rel_fault_isolation_single_az_system",
    },
    "REL10-BP03": {
      title: "Use bulkhead architectures to limit scope of impact",
      page: "rel_fault_isolation_use_bulkhead",
    },
    "REL11-BP01": {
      title: "Monitor all components of the workload to detect failures",
      page: "rel_withstand_component_failures_monitoring_health",
    },
    "REL11-BP02": { title: "Fail over to healthy resources", page: "rel_withstand_component_failures_failover2good" },
    "REL11-BP03": {
      title: "Automate healing on all layers",
      page: "rel_withstand_component_failures_auto_healing_system",
    },
    "REL11-BP04": {
      title: "Rely on the data plane and not the control plane during recovery",
      page: "rel_withstand_component_failures_avoid_control_plane",
    },
    "REL11-BP05": {
      title: "Use static stability to prevent bimodal behavior",
      page: "rel_withstand_component_failures_static_stability",
    },
    "REL11-BP06": {
      title: "Send notifications when events impact availability",
      page: "rel_withstand_component_failures_notifications_sent_system",
    },
    "REL11-BP07": {
      title: "Architect your product to meet availability targets and uptime service level agreements (SLAs)",
      page: "rel_withstand_component_failures_service_level_agreements",
    },
    "REL12-BP01": {
      title: "Use playbooks to investigate failures",
      page: "rel_testing_resiliency_playbook_resiliency",
    },
    "REL12-BP02": { title: "Perform post-incident analysis", page: "rel_testing_resiliency_rca_resiliency" },
    "REL12-BP03": {
      title: "Test scalability and performance requirements",
      page: "rel_testing_resiliency_test_non_functional",
    },
    "REL12-BP04": {
      title: "Test resiliency using chaos engineering",
      page: "rel_testing_resiliency_failure_injection_resiliency",
    },
    "REL12-BP05": { title: "Conduct game days regularly", page: "rel_testing_resiliency_game_days_resiliency" },
    "REL13-BP01": {
      title: "Define recovery objectives for downtime and data loss",
      page: "rel_planning_for_recovery_objective_defined_recovery",
    },
    "REL13-BP02": {
      title: "Use defined recovery strategies to meet the recovery objectives",
      page: "rel_planning_for_recovery_disaster_recovery",
    },
    "REL13-BP03": {
      title: "Test disaster recovery implementation to validate the implementation",
      page: "rel_planning_for_recovery_dr_tested",
    },
    "REL13-BP04": {
      title: "Manage configuration drift at the DR site or Region",
      page: "rel_planning_for_recovery_config_drift",
    },
    "REL13-BP05": { title: "Automate recovery", page: "rel_planning_for_recovery_auto_recovery" },
  },
} as const satisfies Published;

/** The id of a best practice: REL10-BP01. */
export type PracticeId = keyof typeof BEST_PRACTICES.data;
