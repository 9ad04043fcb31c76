/**
 * The register's tables and the columns a ledger may fill, as migrations/county/0001_register.sql, 0005 and 0019 have them (a test compares).
 * `linked` columns are found in the register when an import is committed (link.ts) where the ledger leaves them blank:
 * a later blank does not empty them. `extra` and `written` are JSON objects.
 */
import type { Entity } from '../../../shared/import.ts'

const id = ['id_number', 'id18', 'id_state', 'id_length', 'id_birth_on', 'id_sex', 'id_tail']

export const entityColumns: Record<Entity, string[]> = {
  village:
    words(`township name code key_village total_households total_population unit county_leader team_leader team_members
    first_secretary first_secretary_since exited pension_population bus road_to_township clinics doctors public_toilets waste_points
    libraries dibao_households dibao_population tekun_population disabled_population unsafe_water_households
    unsafe_house_households farmland_mu forest_mu regreen_mu orchard_mu grassland_mu water_mu`),
  household:
    words(`head_name township village village_group address phone phone_state population kind attribute standard status
    exit_year planned_exit_year monitor_kind risk_cleared risk_identified_on risk_cleared_on cause other_causes unsafe_house
    safe_water income_per_head_fen identified_on helper_name helper_unit bank_account note farmland_mu forest_mu regreen_mu
    orchard_mu grassland_mu water_mu house_m2 road_km road road_hardened electricity toilet no_labour_covered risk_note cleared_by
    contact contact_phone contact_phone_state risk_state cleared_state risk_wages_fen risk_business_fen risk_transfer_fen
    risk_per_head_fen risk_medical_fen cleared_wages_fen cleared_business_fen cleared_transfer_fen cleared_per_head_fen
    help_development help_industry help_employment help_finance help_post help_house help_water help_health help_education
    help_schooling help_security help_social help_relocation help_infrastructure help_living`),
  person: [
    ...words('household_no name person_no relation sex birth_on'),
    ...id,
    ...words(`disability_cert ethnic education school dropout_reason health labour work_place work_months insured_resident
      insured_employee insured_critical pension political phone phone_state identified_on note employee_pension medical_aid dibao
      tekun id_type disability_kind disability_grade out_working plans_work work_need work_from work_until last_work_until
      work_income_fen employer industry point_to_point work_channel work_phone work_phone_state transport_fen public_post
      public_post_months public_post_on yulu`),
  ],
  cadre: [
    ...words('name unit unit_kind unit_level sex post post_level'),
    ...id,
    ...words('phone phone_state first_secretary team_leader team_member employed_from left_on left_reason note'),
  ],
  pairing:
    words(`household_no cadre_name cadre_unit cadre_phone cadre_phone_state role since_on until_on end_reason successor_key
    planned_exit_year help_kind measures_note note`),
  visit: words(
    `household_no township village head_name cadre_name cadre_unit visited_on arrived_at way found promised entered_at`,
  ),
  measure: words('household_no category content started_on amount_fen done unit'),
  plan: words('household_no year content cadre_name'),
  income: words(
    `household_no year population wages_fen business_fen property_fen transfer_fen costs_fen net_fen per_head_fen`,
  ),
  comparison: [...words('list name'), ...id, ...words('detail dated_on')],
  project:
    words(`name kind township village content benefit_level approval_no approved_on approved_fen central_fen province_fen
    city_fen county_fen other_fen reward disclosed_before_on first_paid_on paid_fen due_on accepted_on disclosed_after_on unit note`),
  benefit: [
    ...words('household_no township village head_name name'),
    ...id,
    ...words('programme standard_fen period amount_fen paid_on bank_account note'),
  ],
  loan: [...words('household_no head_name'), ...id, ...words('bank amount_fen lent_on months interest_fen note')],
  procedure_case:
    words(`household_no procedure township village head_name clue_source clue_on applied_on surveyed_on nominated_on
    group_reviewed_on reviewed_on representatives publicity_from publicity_to agreed_on township_reviewed_on second_publicity_from
    second_publicity_to entered_on county_decided_on announced_on exited_on returned_on return_cause income_per_head_fen food
    clothing schooling medical housing water note`),
}

export const linkedColumns: Partial<Record<Entity, string[]>> = { household: ['head_name'], visit: ['household_no'] }

export const isLinked = (entity: Entity, column: string) => linkedColumns[entity]?.includes(column) ?? false
export const isJson = (column: string) => column === 'extra' || column === 'written'

/** Tables whose `linked` says what link.ts found in them. */
export const hasLinked = (entity: Entity) => ['village', 'household', 'cadre', 'visit'].includes(entity)

/** Which import wrote a record last, and from where. */
export const sourceColumns = ['import_id', 'source_sheet', 'source_row']

/** What a value of a row is called for this table: `person.phone` before `phone`. */
export function columnsOf(entity: Entity, delivered: Iterable<string>): { column: string; from: string }[] {
  const names = new Set(delivered)
  return [...entityColumns[entity], 'written', 'extra'].flatMap((column) => {
    const own = `${entity}.${column}`
    if (names.has(own)) return [{ column, from: own }]
    return names.has(column) && !isOthers(entity, column, names) ? [{ column, from: column }] : []
  })
}

/** `phone` of a roster of persons is the household's: a person takes only `person.phone`. */
function isOthers(entity: Entity, column: string, names: Set<string>): boolean {
  return entity === 'person' && entityColumns.household.includes(column) && names.has('household_no')
}

function words(text: string): string[] {
  return text.trim().split(/\s+/)
}
