export interface SwitchTables {
  'platform.feature_switch': {
    feature: string
    number: number
    is_on: boolean
    reason: string
    switched_by: string
    switched_by_name: string
    switched_at: Date
  }
}
