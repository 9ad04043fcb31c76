export default function HouseholdPage() {
  return null
}
