export default function HouseholdsPage() {
  return null
}
