export default function MyHouseholds() {
  return null
}
